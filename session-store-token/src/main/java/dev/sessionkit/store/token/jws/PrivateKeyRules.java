package dev.sessionkit.store.token.jws;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Optional;

/** Which private keys an algorithm takes; the rules for their public halves are {@link PublicKeyRules}. */
final class PrivateKeyRules {

    private PrivateKeyRules() {}

    /** The signer of a pair whose public half is known to fit. */
    static Signer signer(JwsAlgorithm algorithm, KeyPair pair, CurveSigning curves) {
        requireFitting(algorithm, pair.getPrivate());
        return switch (algorithm.family()) {
            case RSA -> new JcaSigner(algorithm.hashInNames() + "withRSA", Optional.empty(), pair.getPrivate());
            case RSA_PSS ->
                new JcaSigner("RSASSA-PSS", Optional.of(RsaChecks.pssParameters(algorithm)), pair.getPrivate());
            case ECDSA -> curves.ecdsa(algorithm, (ECPrivateKey) pair.getPrivate());
            case ED25519 -> curves.ed25519(pair);
            case HMAC -> throw takesSecret(algorithm);
        };
    }

    /** The public half of {@code key}; an {@link IllegalArgumentException} says what else to give where it cannot be told. */
    static PublicKey publicKey(JwsAlgorithm algorithm, PrivateKey key, CurveSigning curves) {
        requireFitting(algorithm, key);
        Optional<PublicKey> derived = switch (algorithm.family()) {
            case RSA, RSA_PSS -> key instanceof RSAPrivateCrtKey crt ? RsaKeys.publicKey(crt) : Optional.empty();
            case ECDSA -> curves.publicKey(EcCurve.of(algorithm), (ECPrivateKey) key);
            case ED25519 -> curves.publicKey((EdECPrivateKey) key);
            case HMAC -> throw takesSecret(algorithm);
        };
        return derived.orElseThrow(() -> new IllegalArgumentException(
                "the public key cannot be told from the private one here: append its block PUBLIC KEY to the PEM text"
                        + " (`openssl pkey -pubout` writes it), give a JWK,"
                        + " or put Bouncy Castle on the class path for an EC or Ed25519 key"));
    }

    private static void requireFitting(JwsAlgorithm algorithm, PrivateKey key) {
        switch (algorithm.family()) {
            case RSA, RSA_PSS -> require(key instanceof RSAPrivateKey, algorithm.headerValue() + " takes an RSA key");
            case ECDSA -> requireOnCurve(algorithm, key);
            case ED25519 ->
                require(
                        key instanceof EdECPrivateKey edwards
                                && NamedParameterSpec.ED25519
                                        .getName()
                                        .equals(edwards.getParams().getName()),
                        "EdDSA takes an Ed25519 key");
            case HMAC -> throw takesSecret(algorithm);
        }
    }

    private static void requireOnCurve(JwsAlgorithm algorithm, PrivateKey key) {
        EcCurve curve = EcCurve.of(algorithm);
        require(
                key instanceof ECPrivateKey ec && curve.hasParameters(ec.getParams()),
                algorithm.headerValue() + " takes an EC key on the curve " + curve.jwkName());
        BigInteger scalar = ((ECPrivateKey) key).getS();
        require(
                scalar.signum() > 0 && scalar.compareTo(curve.order()) < 0,
                "the private key is no number that its curve has a point for");
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static IllegalArgumentException takesSecret(JwsAlgorithm algorithm) {
        return new IllegalArgumentException(algorithm.headerValue() + " takes a secret, not a private key");
    }
}
