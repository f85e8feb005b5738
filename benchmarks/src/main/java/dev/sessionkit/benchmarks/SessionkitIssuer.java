package dev.sessionkit.benchmarks;

import dev.sessionkit.api.Entity;
import dev.sessionkit.auth.jwt.AccessTokenResolver;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionRecord;
import java.util.stream.IntStream;

/** Our own contender: the access tokens of {@code TokenIssuer}, written, and verified each time anew. */
final class SessionkitIssuer implements AutoCloseable {

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": "AccessTokenResolver" },
              "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } },
              "AccessTokenResolver": {
                "Issuer": "%s",
                "Audience": ["%s"],
                "ClientId": "%s",
                "Keys": [%s],
                "Revocation": "NONE",
                "CacheSize": 0
              }
            }""";

    private final SessionFramework framework;
    private final AccessTokenResolver resolver;
    private final IssuedClaims claims;
    private final TokenIssuer written;

    private SessionkitIssuer(
            SessionFramework framework, TokenAlgorithm algorithm, TokenAlgorithm.Keys keys, IssuedClaims claims) {
        this.framework = framework;
        this.resolver = framework.component(AccessTokenResolver.class, "AccessTokenResolver");
        this.claims = claims;
        this.written = TokenIssuer.of(
                algorithm,
                keys,
                IntStream.range(0, IssuedClaims.TOKENS)
                        .mapToObj(claims::at)
                        .map(resolver.issuer()::accessToken)
                        .toList());
    }

    static SessionkitIssuer open(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys, IssuedClaims claims) {
        String settings = SETTINGS.formatted(
                TokenIssuer.NAME, TokenIssuer.AUDIENCE, IssuedClaims.CLIENT, SigningKeyJson.of(algorithm, keys));
        SessionFramework framework =
                SessionFramework.builder().settings(settings).build();
        return new SessionkitIssuer(framework, algorithm, keys, claims);
    }

    /** Tokens as it writes them. */
    TokenIssuer written() {
        return written;
    }

    Operation issue(int lane) {
        Turn turn = new Turn(lane);
        return () -> resolver.issuer().accessToken(claims.at(turn.next()));
    }

    /** From a text that nobody has seen before to the session's id. */
    Operation read(int lane) {
        TokenIssuer.Presenting tokens = written.presenting(lane);
        return () -> resolver.issuer().session(tokens.next()).orElseThrow();
    }

    /** From a request that nobody has seen before to user and role. */
    Operation resolve(int lane) {
        TokenIssuer.Presenting lines = written.presenting(TokenRequests.BEARER, lane);
        return () -> {
            Claim claim = resolver.resolve(TokenRequests.bearer(lines.next())).get(0);
            SessionRecord session = ((Claim.Carried) claim).session();
            Entity account = (Entity) session.data().values().orElseThrow().get(Entity.ACCOUNT.name());
            return new Caller(
                    session.user().orElseThrow().value(),
                    account.string(TokenIssuer.ROLE).orElseThrow());
        };
    }

    @Override
    public void close() {
        framework.close();
    }
}
