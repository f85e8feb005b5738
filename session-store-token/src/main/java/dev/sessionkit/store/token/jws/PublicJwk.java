package dev.sessionkit.store.token.jws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A public key as the members that a JWK of its type has to have (RFC 7518, section 6; RFC 8037, section 2), in the order of
 * their names. All values are plain ASCII. Immutable.
 *
 * @param members such as {@code crv}, {@code kty}, {@code x} and {@code y}
 */
record PublicJwk(SortedMap<String, String> members) {

    static PublicJwk of(JwsAlgorithm algorithm, PublicKey key) {
        SortedMap<String, String> members = new TreeMap<>();
        switch (algorithm.family()) {
            case RSA, RSA_PSS -> {
                members.put("kty", "RSA");
                members.put("n", Ascii.base64Url(UnsignedNumbers.shortest(((RSAPublicKey) key).getModulus())));
                members.put("e", Ascii.base64Url(UnsignedNumbers.shortest(((RSAPublicKey) key).getPublicExponent())));
            }
            case ECDSA -> {
                EcCurve curve = EcCurve.of(algorithm);
                int length = curve.scalarBytes(); // on these curves a coordinate is as long
                members.put("kty", "EC");
                members.put("crv", curve.jwkName());
                members.put(
                        "x",
                        Ascii.base64Url(
                                UnsignedNumbers.bytes(((ECPublicKey) key).getW().getAffineX(), length)));
                members.put(
                        "y",
                        Ascii.base64Url(
                                UnsignedNumbers.bytes(((ECPublicKey) key).getW().getAffineY(), length)));
            }
            case ED25519 -> {
                members.put("kty", "OKP");
                members.put("crv", "Ed25519");
                members.put("x", Ascii.base64Url(Ed25519Keys.bytes((EdECPublicKey) key)));
            }
            case HMAC -> throw new IllegalArgumentException("a secret has no public half");
        }
        return new PublicJwk(members);
    }

    /** SHA-256 of the members (RFC 7638, section 3), in base64url. */
    String thumbprint() {
        String json = members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        try {
            return Ascii.base64Url(MessageDigest.getInstance("SHA-256").digest(Ascii.bytes(json)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
