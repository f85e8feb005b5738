package dev.sessionkit.store.token.jws;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/**
 * ECDSA by Bouncy Castle's arithmetic. The nonces are those of RFC 6979, made of key and message: a weak source of randomness
 * cannot give the key away, and the same message has the same signature. Thread-safe.
 */
final class BouncyCastleEcdsaSigner implements Signer {

    private final EcCurve curve;
    private final Idle<Tools> tools;

    BouncyCastleEcdsaSigner(JwsAlgorithm algorithm, ECPrivateKey key) {
        this.curve = EcCurve.of(algorithm);
        ECDomainParameters domain = new ECDomainParameters(CustomNamedCurves.getByName(curve.jwkName()));
        ECPrivateKeyParameters parameters = new ECPrivateKeyParameters(key.getS(), domain);
        this.tools = new Idle<>(() -> Tools.of(algorithm, parameters));
    }

    @Override
    public byte[] sign(byte[] message, int length) {
        Tools own = tools.take();
        own.hash().update(message, 0, length);
        BigInteger[] numbers = own.signer().generateSignature(own.hash().digest());
        tools.park(own);
        return new EcdsaSignature(numbers[0], numbers[1]).bytes(curve);
    }

    /** What serves one caller at a time: the signer holds the state of its nonces. */
    private record Tools(MessageDigest hash, ECDSASigner signer) {

        static Tools of(JwsAlgorithm algorithm, ECPrivateKeyParameters key) {
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(nonceHash(algorithm)));
            signer.init(true, key);
            try {
                return new Tools(MessageDigest.getInstance(algorithm.hash()), signer);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java platform lacks " + algorithm.hash(), e);
            }
        }

        private static Digest nonceHash(JwsAlgorithm algorithm) {
            return switch (algorithm) {
                case ES384 -> new SHA384Digest();
                case ES512 -> new SHA512Digest();
                default -> new SHA256Digest();
            };
        }
    }
}
