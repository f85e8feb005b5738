package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.util.List;

/** Token 2: a token that was verified before. */
final class CachedTokenRows implements AutoCloseable {

    static final String NAME = "token, known";
    static final String REQUEST = "request alone";

    private static final int BLOCK = 200;

    private final TokenIssuer issuer = new TokenIssuer(TokenAlgorithm.RS256, Population.SESSIONS);
    private final SessionkitTokens ours = SessionkitTokens.open(issuer, 10 * Population.SESSIONS);

    Row known() {
        return new Row(
                NAME,
                List.of(
                        new Contender(REQUEST, Part.INFORMATION, lane -> TokenLimits.request(issuer, lane)),
                        new Contender("Caffeine", Part.LIMIT, TokenLimits.known(issuer)),
                        new Contender("Sessionkit", Part.OURS, ours::resolve)),
                BLOCK);
    }

    @Override
    public void close() {
        ours.close();
    }
}
