package dev.sessionkit.store.token.jws;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which one algorithm a JWK is for (RFC 8725, section 3.1). */
final class JwkAlgorithm {

    private JwkAlgorithm() {}

    /** Its {@code alg}, which has to be allowed, else the only allowed algorithm that takes such a key. */
    static JwsAlgorithm of(JWK key, Set<JwsAlgorithm> allowed) {
        if (key.getAlgorithm() != null) {
            return JwsAlgorithm.ofHeader(key.getAlgorithm().getName())
                    .filter(allowed::contains)
                    .orElseThrow(() -> new IllegalArgumentException("the JWK's alg is not one of " + names(allowed)));
        }
        List<JwsAlgorithm> fitting = allowed.stream()
                .filter(algorithm -> takes(algorithm, key))
                .sorted()
                .toList();
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException("the JWK's kty and crv fit none of " + names(allowed));
        }
        if (fitting.size() > 1) {
            throw new IllegalArgumentException("the JWK has no alg and fits " + names(fitting) + ": add alg to the key,"
                    + " or allow only one of them");
        }
        return fitting.get(0);
    }

    private static boolean takes(JwsAlgorithm algorithm, JWK key) {
        return switch (algorithm.family()) {
            case HMAC -> key instanceof OctetSequenceKey secret && secret.size() >= algorithm.hashBytes() * Byte.SIZE;
            case RSA, RSA_PSS -> key instanceof RSAKey;
            case ECDSA ->
                key instanceof ECKey ec
                        && EcCurve.of(algorithm).jwkName().equals(ec.getCurve().getName());
            case ED25519 -> key instanceof OctetKeyPair octets && Curve.Ed25519.equals(octets.getCurve());
        };
    }

    private static String names(Collection<JwsAlgorithm> algorithms) {
        return algorithms.stream().sorted().map(JwsAlgorithm::headerValue).collect(Collectors.joining(", "));
    }
}
