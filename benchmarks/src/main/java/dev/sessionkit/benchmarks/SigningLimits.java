package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import javax.crypto.Mac;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The least that a new token can cost: its signature alone, over what is signed of a token that is written already. */
final class SigningLimits {

    private SigningLimits() {}

    /** One signature by objects of the thread's own. */
    @FunctionalInterface
    private interface Signing {

        Object sign(byte[] message) throws GeneralSecurityException;
    }

    /** As the Java platform computes it. */
    static Operation platform(TokenIssuer written, int lane) {
        try {
            return signing(
                    written.algorithm() == TokenAlgorithm.HS256 ? mac(written.keys()) : signature(written),
                    written,
                    lane);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + written.algorithm(), e);
        }
    }

    private static Signing mac(TokenAlgorithm.Keys keys) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(TokenAlgorithm.HS256.platformName());
        mac.init(keys.signing());
        return mac::doFinal;
    }

    private static Signing signature(TokenIssuer written) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(written.algorithm().platformName());
        signer.initSign((PrivateKey) written.keys().signing());
        return message -> {
            signer.update(message);
            return signer.sign();
        };
    }

    /** ES256 with a nonce of RFC 6979, or EdDSA, as Bouncy Castle computes them, by its primitives. */
    static Operation bouncyCastle(TokenIssuer written, int lane) {
        try {
            return signing(
                    written.algorithm() == TokenAlgorithm.ES256 ? p256(written.keys()) : ed25519(written.keys()),
                    written,
                    lane);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static Signing p256(TokenAlgorithm.Keys keys) throws GeneralSecurityException {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        ECDomainParameters curve = new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
        signer.init(true, new ECPrivateKeyParameters(((ECPrivateKey) keys.signing()).getS(), curve));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return message -> signer.generateSignature(sha256.digest(message));
    }

    private static Signing ed25519(TokenAlgorithm.Keys keys) {
        byte[] seed = ((EdECPrivateKey) keys.signing()).getBytes().orElseThrow();
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return message -> {
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(seed, 0, publicKey, 0, message, 0, message.length, signature, 0);
            return signature;
        };
    }

    private static Operation signing(Signing signing, TokenIssuer written, int lane) {
        byte[][] messages = Arrays.stream(written.tokens())
                .map(token -> Arrays.copyOf(token, new String(token, ISO_8859_1).lastIndexOf('.')))
                .toArray(byte[][]::new);
        Turn turn = new Turn(lane);
        return () -> signing.sign(messages[turn.next() % messages.length]);
    }
}
