import dev.sessionkit.resolver.header.BearerSessionResolver;
import dev.sessionkit.resolver.header.CookieSessionResolver;
import dev.sessionkit.resolver.header.HeaderSessionResolver;
import dev.sessionkit.spi.SessionResolver;

/** Sessionkit's resolvers for clients that carry a token in a header, as a bearer token or in a cookie. */
module dev.sessionkit.resolver.header {
    requires transitive dev.sessionkit.api;
    requires static com.google.auto.service;

    exports dev.sessionkit.resolver.header;

    provides SessionResolver with
            HeaderSessionResolver,
            BearerSessionResolver,
            CookieSessionResolver;
}
