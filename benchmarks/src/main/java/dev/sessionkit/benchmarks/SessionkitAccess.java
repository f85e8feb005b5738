package dev.sessionkit.benchmarks;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.jwt.AccessTokenClaims;
import dev.sessionkit.auth.jwt.AccessTokenResolver;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Our own contender: requests with an access token, whose session counts as long as it lives, or whatever happens. */
final class SessionkitAccess implements AutoCloseable {

    private static final Duration LIFE = Duration.ofHours(12);

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": "AccessTokenResolver" },
              "Catena": { "SessionStore": { "SessionProvider": "JdbcSessionStore" } },
              "Sessions": { "IdleTimeout": "PT2H", "TouchInterval": "PT1H", "MaxStaleness": "PT5M" },
              "AccessTokenResolver": { "Issuer": "%s", "Keys": [%s], "Revocation": "%s" }
            }""";

    private final SessionFramework framework;
    private final TokenIssuer tokens;

    private SessionkitAccess(SessionFramework framework, TokenAlgorithm.Keys keys) {
        this.framework = framework;
        dev.sessionkit.auth.jwt.TokenIssuer issuer = framework
                .component(AccessTokenResolver.class, "AccessTokenResolver")
                .issuer();
        List<String> issued = IntStream.range(0, Population.SESSIONS)
                .mapToObj(number -> token(number, issuer))
                .toList();
        this.tokens = TokenIssuer.of(TokenAlgorithm.ES256, keys, issued);
    }

    /**
     * A framework in which as many sessions live as {@link Population} says.
     *
     * @param revocation {@code RECORD}, through a near cache that outlasts a run, or {@code NONE}
     */
    static SessionkitAccess open(DataSource database, String revocation) {
        try {
            TokenAlgorithm.Keys keys = TokenAlgorithm.ES256.newKeys();
            String key = SigningKeyJson.of(TokenAlgorithm.ES256, keys);
            SessionFramework framework = SessionFramework.builder()
                    .settings(SETTINGS.formatted(TokenIssuer.NAME, key, revocation))
                    .hostObject(DataSource.class, database)
                    .build();
            return new SessionkitAccess(framework, keys);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks ES256", e);
        }
    }

    private String token(int number, dev.sessionkit.auth.jwt.TokenIssuer issuer) {
        String name = Population.user(number);
        UserId user = new UserId(name);
        NewSession session = NewSession.of(user, "PASSWORD")
                .withAccount(new Entity(name, Map.of(TokenIssuer.ROLE, EntityMetadata.of("member"))))
                .vouchedBy(List.of(issuer.voucher()));
        SessionId id = framework.sessions().newSession(session).session().id();
        Instant now = Instant.now();
        return issuer.accessToken(new AccessTokenClaims(
                id, user, now, now.plus(LIFE), now, Optional.of("member"), Optional.of(name), Optional.empty()));
    }

    /** What brings a token, and nothing done with it. */
    Operation request(int lane) {
        return TokenLimits.request(tokens, lane);
    }

    /** A request that finds its session, reads whose it is and commits; every token and session has been seen before. */
    Operation read(int lane) {
        Operation read = reading(lane);
        boolean[] warm = new boolean[1];
        return () -> {
            if (!warm[0]) {
                warm[0] = true;
                Blocks.run(read, Population.SESSIONS);
            }
            return read.run();
        };
    }

    private Operation reading(int lane) {
        TokenIssuer.Presenting lines = tokens.presenting(TokenRequests.BEARER, lane);
        return () -> {
            SessionContext context = framework.open(TokenRequests.bearer(lines.next()), Headers.NOWHERE);
            Session session = context.require(SessionType.VALID_SESSION);
            Entity account = session.get(Entity.ACCOUNT).orElseThrow();
            context.commit();
            return new Caller(account.id(), account.string(TokenIssuer.ROLE).orElseThrow());
        };
    }

    @Override
    public void close() {
        framework.close();
    }
}
