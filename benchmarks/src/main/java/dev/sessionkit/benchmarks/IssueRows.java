package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Our own access tokens, issued, and verified without being remembered, for each algorithm. */
final class IssueRows implements AutoCloseable {

    static final String READ = "Sessionkit, issuer";

    private static final int QUICK = 200;
    private static final int SLOW = 20; // a signature takes the platform up to a millisecond

    private final IssuedClaims claims = new IssuedClaims();
    private final Map<TokenAlgorithm, SessionkitIssuer> ours = new EnumMap<>(TokenAlgorithm.class);

    IssueRows() throws GeneralSecurityException {
        for (TokenAlgorithm algorithm : TokenAlgorithm.values()) {
            ours.put(algorithm, SessionkitIssuer.open(algorithm, algorithm.newKeys(), claims));
        }
    }

    List<Row> all() {
        return Stream.concat(
                        ours.keySet().stream().map(this::issue),
                        ours.keySet().stream().map(this::verify))
                .toList();
    }

    static String issueName(TokenAlgorithm algorithm) {
        return "issue, " + algorithm.headerValue();
    }

    static String verifyName(TokenAlgorithm algorithm) {
        return "own token, " + algorithm.headerValue();
    }

    /** What the ratios are counted from. */
    static String limit(TokenAlgorithm algorithm) {
        return isCurve(algorithm) ? "signature, Bouncy Castle" : "signature, JDK";
    }

    private static boolean isCurve(TokenAlgorithm algorithm) {
        return algorithm == TokenAlgorithm.ES256 || algorithm == TokenAlgorithm.EDDSA;
    }

    private Row issue(TokenAlgorithm algorithm) {
        SessionkitIssuer issuer = ours.get(algorithm);
        TokenIssuer written = issuer.written();
        List<Contender> contenders = new ArrayList<>();
        if (isCurve(algorithm)) {
            contenders.add(
                    new Contender(limit(algorithm), Part.LIMIT, lane -> SigningLimits.bouncyCastle(written, lane)));
        }
        contenders.add(new Contender(
                "signature, JDK",
                isCurve(algorithm) ? Part.INFORMATION : Part.LIMIT,
                lane -> SigningLimits.platform(written, lane)));
        contenders.add(new Contender("Sessionkit", Part.OURS, issuer::issue));
        contenders.addAll(peers(algorithm, written.keys()));
        return new Row(issueName(algorithm), List.copyOf(contenders), algorithm == TokenAlgorithm.HS256 ? QUICK : SLOW);
    }

    private List<Contender> peers(TokenAlgorithm algorithm, TokenAlgorithm.Keys own) {
        List<Contender> peers = new ArrayList<>();
        peers.add(new Contender("jjwt", Part.PEER, lane -> IssuePeers.jjwt(own, claims, lane)));
        peers.add(new Contender("jose4j", Part.PEER, lane -> IssuePeers.jose4j(algorithm, own, claims, lane)));
        if (algorithm != TokenAlgorithm.EDDSA) {
            peers.add(new Contender("nimbus", Part.PEER, lane -> IssuePeerNimbus.nimbus(algorithm, own, claims, lane)));
            peers.add(new Contender("java-jwt", Part.PEER, lane -> IssuePeers.javaJwt(algorithm, own, claims, lane)));
        }
        return peers;
    }

    private Row verify(TokenAlgorithm algorithm) {
        SessionkitIssuer issuer = ours.get(algorithm);
        TokenIssuer written = issuer.written();
        return new Row(
                verifyName(algorithm),
                List.of(
                        new Contender(
                                limit(algorithm),
                                Part.LIMIT,
                                lane -> isCurve(algorithm)
                                        ? TokenLimits.bouncyCastle(written, lane)
                                        : TokenLimits.platform(written, lane)),
                        new Contender(READ, Part.OURS, issuer::read),
                        new Contender("Sessionkit", Part.OURS, issuer::resolve)),
                isCurve(algorithm) ? SLOW : QUICK);
    }

    @Override
    public void close() {
        ours.values().forEach(SessionkitIssuer::close);
    }
}
