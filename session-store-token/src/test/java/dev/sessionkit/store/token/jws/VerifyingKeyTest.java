package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.EDDSA;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES384;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS384;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS512;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.PS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingKeyTest {

    private static final Optional<String> NO_ID = Optional.empty();
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBdTCCARugAwIBAgIUKcJPAehn22jZ74dOgq0n9u7Y4SwwCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjYwMzMyNTVaGA8yMTI2MTEwMjAzMzI1
            NVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCEj
            TrvCGsfdsyZ7rDiCxgza7BeWyD+2C5anhZhzWAP9IeMZbZE3N7IqLrdgNSL9VGtr
            TE4kKggtbFppVxlfwQCjUzBRMB0GA1UdDgQWBBR72uY/h3yjjy1XRjiof8R2bxX6
            EjAfBgNVHSMEGDAWgBR72uY/h3yjjy1XRjiof8R2bxX6EjAPBgNVHRMBAf8EBTAD
            AQH/MAoGCCqGSM49BAMCA0gAMEUCIQCS6rnU52mgHkpwy+4NjbyiX0q2ucYSHNEq
            Qi6AWSGWgQIgaRtfAGeXJ1SPYq8Q1F2JSJqrmXuTHp9o9Up2lRfGI3g=
            -----END CERTIFICATE-----
            """;
    private static final String ITS_KEY = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEISNOu8Iax92zJnusOILGDNrsF5bI
            P7YLlqeFmHNYA/0h4xltkTc3siout2A1Iv1Ua2tMTiQqCC1sWmlXGV/BAA==
            -----END PUBLIC KEY-----
            """;
    private static final String SECP256K1 = """
            -----BEGIN PUBLIC KEY-----
            MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAE6IhF3OqQlxjHGcM8Iivo6liIohfQpS6g
            w3v0vdeihDgoF8A+bHv+uJaNoVABZGYS+yWUVGJBWNTJEfUZEBAQFw==
            -----END PUBLIC KEY-----
            """;
    private static final String ED448 = """
            -----BEGIN PUBLIC KEY-----
            MEMwBQYDK2VxAzoAl6ig2ECvJDY7+ZTeoiKcvzXZcCe+HgReysW+4dQkQav8dF1V
            qaMn5GFaKan8UemOvP4kALY+KlEA
            -----END PUBLIC KEY-----
            """;

    @Test
    @DisplayName("RFC 7518 3.2, RFC 8725 3.5 / requirement 44: a secret is at least as long as the hash")
    void ofSecret_length() {
        for (JwsAlgorithm algorithm : List.of(HS256, HS384, HS512)) {
            int least = algorithm.hashBytes();
            assertThat(VerifyingKey.ofSecret(NO_ID, algorithm, new byte[least]).algorithm())
                    .isEqualTo(algorithm);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerifyingKey.ofSecret(NO_ID, algorithm, new byte[least - 1]))
                    .withMessage("a secret for %s has at least %s random bytes, not %s", algorithm, least, least - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HS256", "HS384", "HS512"})
    @DisplayName("RFC 8725 3.1 / requirement 38: a secret serves no algorithm of public keys, and the reverse")
    void ofSecret_otherAlgorithm(JwsAlgorithm algorithm) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofSecret(NO_ID, algorithm, new byte[64]))
                .withMessage("%s takes a public key, not a secret", algorithm.headerValue());
        String pem = pem("PUBLIC KEY", TestKey.of(algorithm).pair().getPublic().getEncoded());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofPem(NO_ID, HS256, pem))
                .withMessage("HS256 takes a secret, not a public key");
        assertThat(Verifiers.of(VerifyingKey.ofPem(NO_ID, algorithm, pem))
                        .verify(TestKey.of(algorithm).token()))
                .isPresent();
    }

    @Test
    void ofSecret_copied() {
        byte[] secret = TestKey.of(HS256).secret().clone();
        VerifyingKey key = VerifyingKey.ofSecret(NO_ID, HS256, secret);
        java.util.Arrays.fill(secret, (byte) 0);
        assertThat(Verifiers.of(key).verify(TestKey.of(HS256).token())).isPresent();
    }

    @Test
    void ofPem_certificate() {
        assertThat(VerifyingKey.ofPem(NO_ID, ES256, CERTIFICATE)).isEqualTo(VerifyingKey.ofPem(NO_ID, ES256, ITS_KEY));
        assertThat(VerifyingKey.ofPem(NO_ID, ES256, "text before\r\n" + ITS_KEY.replace("\n", "\r\n")))
                .isEqualTo(VerifyingKey.ofPem(NO_ID, ES256, ITS_KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    @DisplayName("a private key is refused, and the message says so without it")
    void ofPem_privateKey(String label) {
        byte[] secret = TestKey.of(RS256).pair().getPrivate().getEncoded();
        String pem = pem(label, secret);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofPem(NO_ID, RS256, pem))
                .withMessageContaining("this is a private key")
                .withMessageNotContaining(pem.substring(40, 60));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofPem(NO_ID, ES256, ITS_KEY + pem))
                .withMessageContaining("this is a private key");
    }

    @Test
    @DisplayName("type, curve and size of a key fit its algorithm")
    void ofPem_otherKey() throws GeneralSecurityException {
        String rsa = pem("PUBLIC KEY", TestKey.of(RS256).pair().getPublic().getEncoded());
        assertRefused(ES256, rsa, "ES256 takes an EC key on the curve P-256");
        assertRefused(EDDSA, rsa, "EdDSA takes an Ed25519 key");
        assertRefused(RS256, ITS_KEY, "RS256 takes an RSA key");
        assertRefused(PS256, ITS_KEY, "PS256 takes an RSA key");
        assertRefused(ES384, ITS_KEY, "ES384 takes an EC key on the curve P-384");
        assertRefused(EDDSA, ED448, "the block PUBLIC KEY is broken, or its key is not RSA, EC or Ed25519");
        assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.ofPem(NO_ID, ES256, SECP256K1));
        assertRefused(
                RS256,
                pem("PUBLIC KEY", TestKey.rsa(1024).getPublic().getEncoded()),
                "an RSA key has 2048 to 8192 bits, not 1024");
        assertRefused(
                RS256,
                pem(
                        "PUBLIC KEY",
                        rsa(BigInteger.ONE.shiftLeft(8192).setBit(0), BigInteger.valueOf(65_537))
                                .getEncoded()),
                "an RSA key has 2048 to 8192 bits, not 8193");
        assertRefused(
                RS256,
                pem("RSA PUBLIC KEY", new byte[] {1}),
                "a key in PEM is a block PUBLIC KEY (SubjectPublicKeyInfo, as `openssl pkey -pubout` writes it)"
                        + " or CERTIFICATE");
    }

    @Test
    @DisplayName("RSA with an exponent of 1 or an even number proves nothing")
    void ofPublicKey_senselessRsa() {
        BigInteger modulus = ((RSAPublicKey) TestKey.of(RS256).pair().getPublic()).getModulus();
        for (BigInteger exponent : List.of(
                BigInteger.ONE,
                BigInteger.TWO,
                BigInteger.valueOf(65_536),
                BigInteger.ONE.shiftLeft(64).setBit(0))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerifyingKey.ofPublicKey(
                            NO_ID, RS256, unchecked(modulus, exponent), CurveChecks.preferred()))
                    .withMessage("the RSA key's modulus or exponent is none that RSA works with");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    @DisplayName("RFC 8725 3.4: a point that is not on its curve is no key")
    void ofPublicKey_pointOffCurve(JwsAlgorithm algorithm) throws GeneralSecurityException {
        ECPublicKey good = (ECPublicKey) TestKey.of(algorithm).pair().getPublic();
        ECPoint point = good.getW();
        ECPoint off = new ECPoint(point.getAffineX(), point.getAffineY().xor(BigInteger.ONE));
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(off, good.getParams()));
        assertThat(EcCurve.of(algorithm).holds(point)).isTrue();
        assertThat(EcCurve.of(algorithm).holds(ECPoint.POINT_INFINITY)).isFalse();
        for (CurveChecks curves : List.of(new PlatformCurveChecks(), new BouncyCastleCurveChecks())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerifyingKey.ofPublicKey(NO_ID, algorithm, key, curves))
                    .withMessage("the key is not a point of its curve");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE",
                "-----BEGIN PUBLIC KEY-----\nTHEKEY",
                "-----BEGIN PUBLIC KEY-----\nTHEKEY===\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nTHEKEY=\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nTHEKEYAA\n-----END CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----\nTHE-KEY\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----",
                "-----BEGIN CERTIFICATE-----\nTHEKEYAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
            })
    @DisplayName("requirement 46: a broken PEM text is refused, and the message quotes nothing of it")
    void ofPem_broken(String pem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofPem(NO_ID, ES256, pem))
                .withNoCause()
                .withMessageNotContainingAny("THEKEY", "MFkw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofPem(NO_ID, ES256, ITS_KEY + ITS_KEY))
                .withMessageContaining("exactly one whole block");
    }

    @Test
    @DisplayName(
            "RFC 8725 3.1 / requirement 38: a JWK's alg decides, has to be allowed, and may be left out where one fits")
    void ofJwk_algorithm() {
        String rsa = TestKey.of(RS256).jwk("k").toJSONString();
        assertThat(VerifyingKey.ofJwk(rsa, Set.of(RS256, ES256)).algorithm()).isEqualTo(RS256);
        assertThat(VerifyingKey.ofJwk(with(rsa, "\"alg\":\"PS256\""), Set.of(RS256, PS256))
                        .algorithm())
                .isEqualTo(PS256);
        assertJwkRefused(rsa, EnumSet.of(RS256, PS256), "the JWK has no alg and fits RS256, PS256: add alg");
        assertJwkRefused(rsa, Set.of(ES256), "kty and crv fit none of ES256");
        assertJwkRefused(with(rsa, "\"alg\":\"PS256\""), Set.of(RS256), "the JWK's alg is not one of RS256");
        assertJwkRefused(with(rsa, "\"alg\":\"none\""), Verifiers.EVERY, "the JWK's alg is not one of");
        assertJwkRefused(with(rsa, "\"alg\":\"ES256\""), Verifiers.EVERY, "ES256 takes an EC key");
        assertJwkRefused(with(rsa, "\"alg\":\"HS256\""), Verifiers.EVERY, "HS256 takes a secret");
        String secret = TestKey.of(HS256).jwk("k").toJSONString();
        assertThat(VerifyingKey.ofJwk(secret, Verifiers.EVERY).algorithm()).isEqualTo(HS256);
        assertJwkRefused(with(secret, "\"alg\":\"HS512\""), Verifiers.EVERY, "has at least 64 random bytes, not 32");
        assertJwkRefused(with(secret, "\"alg\":\"RS256\""), Verifiers.EVERY, "RS256 takes a public key");
    }

    @Test
    @DisplayName("RFC 7517 4.2, 4.3: a JWK that is for something else is refused")
    void ofJwk_use() {
        String key = TestKey.of(ES256).jwk("k").toJSONString();
        assertThat(VerifyingKey.ofJwk(with(key, "\"use\":\"sig\""), Set.of(ES256))
                        .id())
                .contains("k");
        assertThat(VerifyingKey.ofJwk(with(key, "\"key_ops\":[\"verify\"]"), Set.of(ES256))
                        .id())
                .contains("k");
        assertJwkRefused(with(key, "\"use\":\"enc\""), Set.of(ES256), "the JWK's use is not sig");
        assertJwkRefused(with(key, "\"key_ops\":[\"encrypt\"]"), Set.of(ES256), "the JWK's key_ops lack verify");
        assertJwkRefused(with(key, "\"key_ops\":[]"), Set.of(ES256), "the JWK's key_ops lack verify");
    }

    @Test
    @DisplayName("a private JWK is refused, and the message says so without it")
    void ofJwk_privateKey() throws Exception {
        List<com.nimbusds.jose.jwk.JWK> keys = List.of(
                new com.nimbusds.jose.jwk.gen.RSAKeyGenerator(2048).generate(),
                new com.nimbusds.jose.jwk.gen.ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256).generate());
        for (com.nimbusds.jose.jwk.JWK key : keys) {
            assertJwkRefused(key.toJSONString(), Set.of(RS256, ES256), "this is a private key");
        }
        String ed25519 = with(TestKey.of(EDDSA).jwk("k").toJSONString(), "\"d\":\"" + "A".repeat(43) + "\"");
        assertJwkRefused(ed25519, Set.of(EDDSA), "this is a private key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"kty\":1}",
                "{\"kty\":\"XYZ\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"THEKEY\",\"y\":\"THEKEY\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"THEKEY\",\"y\":\"THEKEY\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"THEKEY\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"x\":\"THEKEY\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"kty\":\"RSA\",\"n\":\"THEKEY\",\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
                "{\"kty\":\"oct\",\"k\":\"THEKEY\"}",
                "{\"kty\":\"oct\",\"k\":\"\"}",
            })
    @DisplayName("requirement 46: a broken JWK is refused, and the message quotes nothing of it")
    void ofJwk_broken(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofJwk(json, Verifiers.EVERY))
                .withNoCause()
                .withMessageNotContaining("THEKEY");
    }

    @Test
    void toString_noKey() {
        VerifyingKey key = TestKey.of(HS256).verifying(Optional.of("id"));
        assertThat(key).hasToString("VerifyingKey[HS256]");
        assertThat(KeySet.of(List.of(key))).hasToString("KeySet[VerifyingKey[HS256]]");
    }

    private static void assertRefused(JwsAlgorithm algorithm, String pem, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofPem(NO_ID, algorithm, pem))
                .withMessage(message);
    }

    private static void assertJwkRefused(String json, Set<JwsAlgorithm> allowed, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifyingKey.ofJwk(json, allowed))
                .withMessageContaining(message);
    }

    private static String with(String json, String member) {
        return "{" + member + "," + json.substring(1);
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + label + "-----\n";
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    /** The platform's own keys do not take some of these. */
    private static RSAPublicKey unchecked(BigInteger modulus, BigInteger exponent) {
        return new RSAPublicKey() {
            @Override
            public BigInteger getPublicExponent() {
                return exponent;
            }

            @Override
            public BigInteger getModulus() {
                return modulus;
            }

            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return new byte[0];
            }
        };
    }
}
