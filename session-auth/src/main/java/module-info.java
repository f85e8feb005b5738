/** Accounts, passwords, logins and tokens that renew, on the one session record. */
module dev.sessionkit.auth {
    requires transitive dev.sessionkit.core;
    requires com.github.benmanes.caffeine;
    requires dev.sessionkit.store.token;
    requires io.github.bucket4j.core;
    requires org.bouncycastle.provider;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static com.google.auto.service;
    requires static org.jspecify;

    exports dev.sessionkit.auth;

    opens dev.sessionkit.auth to
            dev.sessionkit.core;

    provides dev.sessionkit.spi.Accounts with
            dev.sessionkit.auth.MemoryAccounts;
    provides dev.sessionkit.auth.LoginProvider with
            dev.sessionkit.auth.UnsafeLogin;
}
