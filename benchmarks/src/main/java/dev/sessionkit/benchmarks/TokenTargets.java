package dev.sessionkit.benchmarks;

import static dev.sessionkit.benchmarks.Promises.OURS;

import java.util.List;

/** What was promised of sessions that travel with their clients. */
final class TokenTargets {

    private static final double FASTER_THAN_PEERS = 4;

    private final Promises promises;

    TokenTargets(Promises promises) {
        this.promises = promises;
    }

    void add() {
        verify(TokenAlgorithm.HS256, List.of("nimbus", "jjwt", "jose4j"));
        verify(TokenAlgorithm.RS256, List.of());
        verify(TokenAlgorithm.ES256, List.of("jjwt", "jose4j"));
        verify(TokenAlgorithm.EDDSA, List.of("jjwt", "jose4j"));
        known();
        sealed("3 read", SealedRows.READ);
        sealed("3 change", SealedRows.CHANGE);
    }

    private void verify(TokenAlgorithm algorithm, List<String> peers) {
        String row = VerifyRows.name(algorithm);
        String target = "token 1 " + algorithm.headerValue();
        promises.find(row, OURS).ifPresent(ours -> {
            if (algorithm == TokenAlgorithm.HS256) {
                promises.atMost(target + ", ns", ours.medianNanos(), 2000);
            }
            if (algorithm == TokenAlgorithm.RS256) {
                promises.atMost(target + ", to signature", ours.timesOf(promises.get(row, "signature, JDK")), 1.15);
            }
            for (String peer : peers) {
                promises.atLeast(
                        target + ", " + peer + " to ours",
                        promises.get(row, peer).timesOf(ours),
                        FASTER_THAN_PEERS);
            }
        });
    }

    private void known() {
        promises.find(CachedTokenRows.NAME, OURS).ifPresent(ours -> {
            Figures request = promises.get(CachedTokenRows.NAME, CachedTokenRows.REQUEST);
            promises.atMost("token 2 ns, beyond the request", ours.moreNanosThan(request), 300);
            promises.atMost("token 2 bytes, beyond the request", ours.bytes() - request.bytes(), 1024);
            promises.speedUp("token 2", ours);
        });
    }

    private void sealed(String target, String row) {
        promises.find(row, OURS).ifPresent(ours -> {
            promises.atMost(
                    "token " + target + ", to AES-GCM and Jackson",
                    ours.timesOf(promises.get(row, SealedRows.LIMIT)),
                    2);
            promises.atMost(
                    "token " + target + ", to the same with key wrap",
                    ours.timesOf(promises.get(row, SealedRows.WITH_KEY_WRAP)),
                    2);
        });
    }
}
