import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.store.token.SealedSessionStore;
import dev.sessionkit.store.token.TokenSessionStore;

/** Sessions that travel with the client: read-only JWTs of any issuer, and sealed ones of one's own. */
@SuppressWarnings("module") // the module that may see the hidden packages is built after this one
module dev.sessionkit.store.token {
    requires transitive dev.sessionkit.api;
    requires transitive dev.sessionkit.resolver.header;
    requires com.github.benmanes.caffeine;
    requires com.nimbusds.jose.jwt;
    requires java.net.http;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static com.google.auto.service;
    requires static org.bouncycastle.provider;
    requires static org.jspecify;

    exports dev.sessionkit.store.token;
    exports dev.sessionkit.store.token.claims to
            dev.sessionkit.auth;
    exports dev.sessionkit.store.token.jws to
            dev.sessionkit.auth;
    exports dev.sessionkit.store.token.signing to
            dev.sessionkit.auth;

    provides SessionResolver with
            TokenSessionStore,
            SealedSessionStore;
    provides SessionStoreAccessor with
            TokenSessionStore,
            SealedSessionStore;
}
