package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an issuer has: a key of each algorithm, made once a run. It signs whatever header it is told to. */
record TestKey(JwsAlgorithm algorithm, byte[] secret, KeyPair pair) {

    static final String PAYLOAD = "{\"sub\":\"ada\",\"exp\":2000000000}";

    private static final Map<JwsAlgorithm, TestKey> MADE = new EnumMap<>(JwsAlgorithm.class);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static synchronized TestKey of(JwsAlgorithm algorithm) {
        return MADE.computeIfAbsent(algorithm, TestKey::another);
    }

    /** One that nobody else has. */
    static TestKey another(JwsAlgorithm algorithm) {
        byte[] secret = new byte[algorithm.hashBytes()];
        new Random(MADE.size()).nextBytes(secret);
        return new TestKey(algorithm, secret, isSecret(algorithm) ? null : pair(algorithm));
    }

    private static KeyPair pair(JwsAlgorithm algorithm) {
        try {
            return switch (algorithm.family()) {
                case RSA, RSA_PSS -> rsa(2048);
                case ECDSA -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec(curve(algorithm).getStdName()));
                    yield generator.generateKeyPair();
                }
                default -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            };
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    VerifyingKey verifying(Optional<String> id) {
        return verifying(id, CurveChecks.preferred());
    }

    VerifyingKey verifying(Optional<String> id, CurveChecks curves) {
        return isSecret(algorithm)
                ? VerifyingKey.ofSecret(id, algorithm, secret)
                : VerifyingKey.ofPublicKey(id, algorithm, pair.getPublic(), curves);
    }

    /** Public, without alg; a secret for HMAC. */
    JWK jwk(String id) {
        return switch (algorithm.family()) {
            case HMAC -> new OctetSequenceKey.Builder(secret).keyID(id).build();
            case RSA, RSA_PSS ->
                new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(id).build();
            case ECDSA ->
                new ECKey.Builder(curve(algorithm), (ECPublicKey) pair.getPublic())
                        .keyID(id)
                        .build();
            case ED25519 ->
                new OctetKeyPair.Builder(
                                Curve.Ed25519, Base64URL.encode(Ed25519Keys.bytes((EdECPublicKey) pair.getPublic())))
                        .keyID(id)
                        .build();
        };
    }

    String token() {
        return sign("{\"alg\":\"" + algorithm.headerValue() + "\",\"typ\":\"JWT\"}");
    }

    String token(String id) {
        return sign("{\"alg\":\"" + algorithm.headerValue() + "\",\"kid\":\"" + id + "\"}");
    }

    String sign(String header) {
        return sign(header.getBytes(UTF_8), PAYLOAD.getBytes(UTF_8));
    }

    String sign(byte[] header, byte[] payload) {
        return signText(BASE64.encodeToString(header) + "." + BASE64.encodeToString(payload));
    }

    /** Signs header and payload as they stand. */
    String signText(String text) {
        return text + "." + BASE64.encodeToString(signature(text.getBytes(ISO_8859_1)));
    }

    byte[] signature(byte[] message) {
        try {
            if (isSecret(algorithm)) {
                Mac mac = Mac.getInstance("Hmac" + algorithm.hashInNames());
                mac.init(new SecretKeySpec(secret, "secret"));
                return mac.doFinal(message);
            }
            Signature signer = signer();
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What nimbus makes of it; it cannot sign with Ed25519 unless another library is there. */
    String tokenByNimbus() {
        try {
            JWSSigner signer = switch (algorithm.family()) {
                case HMAC -> new MACSigner(secret);
                case RSA, RSA_PSS -> new RSASSASigner(pair.getPrivate());
                case ECDSA -> new ECDSASigner((ECPrivateKey) pair.getPrivate());
                case ED25519 -> throw new IllegalArgumentException("sign it here");
            };
            JWSObject token =
                    new JWSObject(new JWSHeader(JWSAlgorithm.parse(algorithm.headerValue())), new Payload(PAYLOAD));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private Signature signer() throws GeneralSecurityException {
        String hash = algorithm.hashInNames();
        return switch (algorithm.family()) {
            case RSA -> Signature.getInstance(hash + "withRSA");
            case ECDSA -> Signature.getInstance(hash + "withECDSAinP1363Format");
            case RSA_PSS -> {
                Signature signer = Signature.getInstance("RSASSA-PSS");
                signer.setParameter(new PSSParameterSpec(
                        algorithm.hash(), "MGF1", new MGF1ParameterSpec(algorithm.hash()), algorithm.hashBytes(), 1));
                yield signer;
            }
            default -> Signature.getInstance("Ed25519");
        };
    }

    private static Curve curve(JwsAlgorithm algorithm) {
        return Curve.forJWSAlgorithm(JWSAlgorithm.parse(algorithm.headerValue()))
                .iterator()
                .next();
    }

    private static boolean isSecret(JwsAlgorithm algorithm) {
        return algorithm.family() == JwsAlgorithm.Family.HMAC;
    }
}
