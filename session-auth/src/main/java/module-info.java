/** Accounts, passwords, logins and tokens that renew, on the one session record. */
module dev.sessionkit.auth {
    requires transitive dev.sessionkit.core;
    requires transitive dev.sessionkit.store.token;
    requires com.github.benmanes.caffeine;
    requires com.nimbusds.jose.jwt;
    requires io.github.bucket4j.core;
    requires java.net.http;
    requires oauth2.oidc.sdk;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static com.google.auto.service;
    requires static org.jspecify;

    exports dev.sessionkit.auth;
    exports dev.sessionkit.auth.jwt;
    exports dev.sessionkit.auth.oidc;
    exports dev.sessionkit.auth.password;
    exports dev.sessionkit.auth.throttle;

    opens dev.sessionkit.auth to
            dev.sessionkit.core;
    opens dev.sessionkit.auth.jwt to
            dev.sessionkit.core;
    opens dev.sessionkit.auth.oidc to
            dev.sessionkit.core;
    opens dev.sessionkit.auth.password to
            dev.sessionkit.core;
    opens dev.sessionkit.auth.throttle to
            dev.sessionkit.core;

    provides dev.sessionkit.spi.Accounts with
            dev.sessionkit.auth.MemoryAccounts;
    provides dev.sessionkit.auth.LoginProvider with
            dev.sessionkit.auth.UnsafeLogin;
    provides dev.sessionkit.auth.ResourceIdentifier with
            dev.sessionkit.auth.UsualResourceIdentifier;
    provides dev.sessionkit.spi.SessionResolver with
            dev.sessionkit.auth.jwt.AccessTokenResolver;
}
