package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.KitContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What these tests start from. */
final class Given {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final SessionToken TOKEN = token(1);
    static final String TEXT = TOKEN.reveal();

    private Given() {}

    /** Always the same token for the same seed. */
    static SessionToken token(long seed) {
        Random random = new Random(seed);
        return new SessionToken(SessionId.create(NOW, random), SessionSecret.create(random));
    }

    static List<Claim> presented(SessionToken... tokens) {
        return List.of(tokens).stream().<Claim>map(Claim.Presented::new).toList();
    }

    static SessionRequest request(String header, String... lines) {
        return SessionRequest.of(Map.of(header, List.of(lines)));
    }

    static SessionRequest emptyRequest() {
        return SessionRequest.of(Map.of());
    }

    static SessionRequest browserRequest() {
        return request("sec-fetch-site", "same-origin");
    }

    /** A session as core hands it over, its token known to the client from now on. */
    static IssuedSession issued(SessionToken token) {
        return new IssuedSession(record(token), Optional.of(token));
    }

    /** A session that travels whole. */
    static IssuedSession issuedWhole() {
        return new IssuedSession(record(TOKEN), Optional.empty());
    }

    private static SessionRecord record(SessionToken token) {
        SessionState state =
                SessionState.begin(NOW, Optional.empty(), Optional.empty(), List.of(Credential.bearer(token.secret())));
        return new SessionRecord(
                token.id(), 1, Optional.empty(), NOW.plus(Duration.ofDays(1)), state, SessionData.empty());
    }

    static HeaderSessionResolver headerResolver(HeaderSessionResolverSettings settings) {
        HeaderSessionResolver resolver = new HeaderSessionResolver();
        resolver.configure(settings, new KitContext("HeaderSessionResolver"));
        return resolver;
    }

    static HeaderSessionResolver headerResolver() {
        return headerResolver(new HeaderSessionResolverSettings("x-session-id", Tokens.SESSION, false));
    }

    static BearerSessionResolver bearerResolver(BearerSessionResolverSettings settings) {
        BearerSessionResolver resolver = new BearerSessionResolver();
        resolver.configure(settings, new KitContext("BearerSessionResolver"));
        return resolver;
    }

    static BearerSessionResolver bearerResolver() {
        return bearerResolver(new BearerSessionResolverSettings(Tokens.SESSION, Optional.empty(), false));
    }

    static CookieSessionResolver cookieResolver(CookieSessionResolverSettings settings) {
        CookieSessionResolver resolver = new CookieSessionResolver();
        resolver.configure(settings, new KitContext("CookieSessionResolver"));
        return resolver;
    }

    static CookieSessionResolver cookieResolver() {
        return cookieResolver(new Cookie().settings());
    }

    /** Settings of a cookie: the defaults, but for what a test changes. */
    static final class Cookie {
        String name = "__Host-session";
        String path = "/";
        Optional<String> domain = Optional.empty();
        boolean secure = true;
        boolean httpOnly = true;
        SameSite sameSite = SameSite.LAX;
        boolean partitioned;
        Optional<Duration> maxAge = Optional.empty();

        Cookie name(String value) {
            name = value;
            return this;
        }

        Cookie path(String value) {
            path = value;
            return this;
        }

        Cookie domain(String value) {
            domain = Optional.of(value);
            return this;
        }

        Cookie open() {
            secure = false;
            return this;
        }

        Cookie readable() {
            httpOnly = false;
            return this;
        }

        Cookie sameSite(SameSite value) {
            sameSite = value;
            return this;
        }

        Cookie partitioned() {
            partitioned = true;
            return this;
        }

        Cookie maxAge(Duration value) {
            maxAge = Optional.of(value);
            return this;
        }

        CookieSessionResolverSettings settings() {
            return new CookieSessionResolverSettings(
                    name, path, domain, secure, httpOnly, sameSite, partitioned, maxAge);
        }
    }
}
