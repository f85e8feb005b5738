package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Token 1: a token that was not seen before, verified and made a session, for each algorithm. */
final class VerifyRows implements AutoCloseable {

    private static final int TOKENS =
            16; // few, so that they are as near to the processor as what a transport has just read
    private static final int QUICK_CHECKS = 200;
    private static final int CURVE_CHECKS = 20; // each takes the platform a third of a millisecond

    private final Map<TokenAlgorithm, TokenIssuer> issuers = new EnumMap<>(TokenAlgorithm.class);
    private final Map<TokenAlgorithm, SessionkitTokens> ours = new EnumMap<>(TokenAlgorithm.class);

    VerifyRows() {
        for (TokenAlgorithm algorithm : TokenAlgorithm.values()) {
            TokenIssuer issuer = new TokenIssuer(algorithm, TOKENS);
            issuers.put(algorithm, issuer);
            ours.put(algorithm, SessionkitTokens.open(issuer, 0));
        }
    }

    List<Row> all() {
        return issuers.keySet().stream().map(this::row).toList();
    }

    static String name(TokenAlgorithm algorithm) {
        return "token, " + algorithm.headerValue();
    }

    private Row row(TokenAlgorithm algorithm) {
        TokenIssuer issuer = issuers.get(algorithm);
        boolean curve = algorithm == TokenAlgorithm.ES256 || algorithm == TokenAlgorithm.EDDSA;
        List<Contender> contenders = new ArrayList<>();
        if (curve) {
            contenders.add(new Contender(
                    "signature, Bouncy Castle", Part.LIMIT, lane -> TokenLimits.bouncyCastle(issuer, lane)));
        }
        contenders.add(new Contender(
                "signature, JDK", curve ? Part.INFORMATION : Part.LIMIT, lane -> TokenLimits.platform(issuer, lane)));
        contenders.add(new Contender("Sessionkit", Part.OURS, ours.get(algorithm)::resolve));
        contenders.addAll(peers(issuer));
        return new Row(name(algorithm), List.copyOf(contenders), curve ? CURVE_CHECKS : QUICK_CHECKS);
    }

    private static List<Contender> peers(TokenIssuer issuer) {
        List<Contender> peers = new ArrayList<>();
        peers.add(new Contender("jjwt", Part.PEER, lane -> TokenPeers.jjwt(issuer, lane)));
        peers.add(new Contender("jose4j", Part.PEER, lane -> TokenPeers.jose4j(issuer, lane)));
        if (issuer.algorithm() != TokenAlgorithm.EDDSA) {
            peers.add(new Contender("nimbus", Part.PEER, lane -> TokenPeerNimbus.nimbus(issuer, lane)));
            peers.add(new Contender("java-jwt", Part.PEER, lane -> TokenPeers.javaJwt(issuer, lane)));
        }
        return peers;
    }

    @Override
    public void close() {
        ours.values().forEach(SessionkitTokens::close);
    }
}
