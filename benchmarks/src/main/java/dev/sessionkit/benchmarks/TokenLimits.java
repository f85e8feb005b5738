package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The least that a token can cost: its signature alone, split and decoded beforehand; or its look-up among those known. */
final class TokenLimits {

    private TokenLimits() {}

    /** A token's parts as a check of its signature wants them. */
    private record Signed(byte[] message, byte[] signature) {

        static Signed of(byte[] token) {
            int dot = new String(token, ISO_8859_1).lastIndexOf('.');
            return new Signed(
                    Arrays.copyOf(token, dot),
                    Base64.getUrlDecoder().decode(Arrays.copyOfRange(token, dot + 1, token.length)));
        }
    }

    /** A check of one signature by objects of the thread's own. */
    @FunctionalInterface
    private interface Check {

        boolean verifies(byte[] message, byte[] signature) throws GeneralSecurityException;
    }

    /** As the Java platform computes it. */
    static Operation platform(TokenIssuer issuer, int lane) {
        try {
            return checking(issuer.algorithm() == TokenAlgorithm.HS256 ? mac(issuer) : signature(issuer), issuer, lane);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + issuer.algorithm(), e);
        }
    }

    private static Check mac(TokenIssuer issuer) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(issuer.algorithm().platformName());
        mac.init(issuer.key());
        return (message, signature) -> MessageDigest.isEqual(mac.doFinal(message), signature);
    }

    private static Check signature(TokenIssuer issuer) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(issuer.algorithm().platformName());
        verifier.initVerify((PublicKey) issuer.key());
        return (message, signature) -> {
            verifier.update(message);
            return verifier.verify(signature);
        };
    }

    /** ES256 or EdDSA as Bouncy Castle computes it, by its primitives. */
    static Operation bouncyCastle(TokenIssuer issuer, int lane) {
        try {
            return checking(issuer.algorithm() == TokenAlgorithm.ES256 ? p256(issuer) : ed25519(issuer), issuer, lane);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static Check p256(TokenIssuer issuer) throws GeneralSecurityException {
        X9ECParameters curve = CustomNamedCurves.getByName("P-256");
        ECPoint point = ((ECPublicKey) issuer.key()).getW();
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(
                false,
                new ECPublicKeyParameters(
                        curve.getCurve().createPoint(point.getAffineX(), point.getAffineY()),
                        new ECDomainParameters(curve)));
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return (message, signature) -> {
            int half = signature.length / 2;
            return verifier.verifySignature(
                    sha256.digest(message),
                    new BigInteger(1, signature, 0, half),
                    new BigInteger(1, signature, half, half));
        };
    }

    private static Check ed25519(TokenIssuer issuer) {
        byte[] encoded = ((EdECPublicKey) issuer.key()).getEncoded();
        Ed25519.PublicPoint key =
                Ed25519.validatePublicKeyPartialExport(encoded, encoded.length - Ed25519.PUBLIC_KEY_SIZE);
        return (message, signature) -> Ed25519.verify(signature, 0, key, message, 0, message.length);
    }

    private static Operation checking(Check check, TokenIssuer issuer, int lane) {
        Signed[] tokens = Arrays.stream(issuer.tokens()).map(Signed::of).toArray(Signed[]::new);
        Turn turn = new Turn(lane);
        return () -> {
            Signed token = tokens[turn.next() % tokens.length];
            if (!check.verifies(token.message(), token.signature())) {
                throw new IllegalStateException("the token was not signed by its issuer");
            }
            return token;
        };
    }

    /** What brings a token, and nothing done with it: to be taken off, since a transport makes it and not we. */
    static Operation request(TokenIssuer issuer, int lane) {
        TokenIssuer.Presenting lines = issuer.presenting(TokenRequests.BEARER, lane);
        return () -> TokenRequests.bearer(lines.next());
    }

    /** Caffeine by the token's text. */
    static IntFunction<Operation> known(TokenIssuer issuer) {
        Cache<String, Caller> known =
                Caffeine.newBuilder().maximumSize(10L * Population.SESSIONS).build();
        for (int i = 0; i < issuer.tokens().length; i++) {
            known.put(new String(issuer.tokens()[i], ISO_8859_1), new Caller(Population.user(i), "member"));
        }
        return lane -> {
            TokenIssuer.Presenting lines = issuer.presenting(TokenRequests.BEARER, lane);
            return () -> {
                String line = TokenRequests.line(TokenRequests.bearer(lines.next()));
                return known.getIfPresent(line.substring(TokenRequests.BEARER.length()));
            };
        };
    }
}
