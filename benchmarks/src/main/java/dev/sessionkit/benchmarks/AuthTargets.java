package dev.sessionkit.benchmarks;

import static dev.sessionkit.benchmarks.Promises.OURS;

import java.util.Map;

/** What was promised of signing in, of tokens that renew, and of access tokens. */
final class AuthTargets {

    private static final double NEAR_THE_SIGNATURE = 1.15;
    private static final double MOST_BESIDE_HASHING = 0.05;

    private final Promises promises;
    private final Map<String, Statements.Count> counts;
    private final Map<String, LoginParts> logins;

    AuthTargets(Promises promises, Map<String, Statements.Count> counts, Map<String, LoginParts> logins) {
        this.promises = promises;
        this.counts = counts;
        this.logins = logins;
    }

    void add() {
        statements("auth 1 reissue", "reissue", OURS, 3);
        statements("auth 1 reissue again", "reissue again", OURS, 2);
        statements("auth 1 refresh", "refresh", OURS, 3);
        statements("auth 1 refresh again", "refresh again", OURS, 2);
        SigningInRows.OURS.forEach(this::login);
        known();
        for (TokenAlgorithm algorithm : TokenAlgorithm.values()) {
            if (algorithm != TokenAlgorithm.HS256) { // whose MAC takes less time than anything else about a token
                near("issue, " + algorithm.headerValue(), IssueRows.issueName(algorithm), algorithm);
                near("verify, " + algorithm.headerValue(), IssueRows.verifyName(algorithm), algorithm);
            }
        }
    }

    private void statements(String target, String row, String contender, long most) {
        Statements.Count count = counts.get(row + "/" + contender);
        if (count != null) {
            promises.atMost(target + ", statements", count.statements(), most);
        }
    }

    private void login(String contender) {
        String target = "auth 2 login, " + contender.substring(OURS.length() + 2);
        statements(target + ", the first", SigningInRows.FIRST_LOGIN, contender, 5);
        statements(target + ", a second later", SigningInRows.NEXT_LOGIN, contender, 5);
        statements(target + ", an hour later", SigningInRows.LOGIN, contender, 5);
        LoginParts parts = logins.get(contender);
        if (parts != null) {
            promises.atMost(target + ", share that is not the hash", parts.beside(), MOST_BESIDE_HASHING);
        }
    }

    private void known() {
        String row = AccessTokenRows.NAME;
        statements("auth 3", row, OURS, 0);
        promises.find(row, OURS).ifPresent(ours -> {
            double more = ours.moreNanosThan(promises.get(row, AccessTokenRows.STATELESS));
            promises.atMost("auth 3 ns, beyond not looking up", more, 600);
            promises.speedUp("auth 3", ours);
        });
    }

    private void near(String target, String row, TokenAlgorithm algorithm) {
        promises.find(row, OURS)
                .ifPresent(ours -> promises.atMost(
                        target + ", to signature",
                        ours.timesOf(promises.get(row, IssueRows.limit(algorithm))),
                        NEAR_THE_SIGNATURE));
    }
}
