package dev.sessionkit.benchmarks;

import dev.sessionkit.api.Entity;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import javax.crypto.SecretKey;

/** Our own contender: {@code TokenSessionStore} as a host configures it, from the request to the record with its account. */
final class SessionkitTokens implements AutoCloseable {

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": ["TokenSessionStore", "ContextTap"] },
              "Catena": { "SessionStore": { "SessionProvider": "TokenSessionStore" } },
              "TokenSessionStore": {
                "Issuer": "%s",
                "Audience": ["%s"],
                "Algorithms": ["%s"],
                "Keys": [{ "Id": "%s", "Algorithm": "%s", %s }],
                "CacheSize": %d
              }
            }""";

    private final ContextTap.Tapped tapped;
    private final SessionResolver resolver;
    private final TokenIssuer issuer;

    private SessionkitTokens(ContextTap.Tapped tapped, TokenIssuer issuer) {
        this.tapped = tapped;
        this.resolver = tapped.resolver("TokenSessionStore");
        this.issuer = issuer;
    }

    static SessionkitTokens open(TokenIssuer issuer, int cacheSize) {
        String algorithm = issuer.algorithm().headerValue();
        String settings = SETTINGS.formatted(
                TokenIssuer.NAME,
                TokenIssuer.AUDIENCE,
                algorithm,
                TokenIssuer.KEY_ID,
                algorithm,
                key(issuer.key()),
                cacheSize);
        return new SessionkitTokens(ContextTap.open(settings), issuer);
    }

    private static String key(Key key) {
        if (key instanceof SecretKey secret) {
            return "\"Secret\": \"" + new String(secret.getEncoded(), StandardCharsets.US_ASCII) + "\"";
        }
        return "\"Pem\": \"-----BEGIN PUBLIC KEY-----\\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getEncoded())
                        .replace("\n", "\\n")
                + "\\n-----END PUBLIC KEY-----\\n\"";
    }

    /** From a request that nobody has seen before to user and role. */
    Operation resolve(int lane) {
        TokenIssuer.Presenting lines = issuer.presenting(TokenRequests.BEARER, lane);
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
        tapped.close();
    }
}
