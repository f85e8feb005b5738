package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.EDDSA;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES384;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.PS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys as people write them down: what is taken, and what the others are told. */
class SigningKeyTextsTest {

    private static final Optional<String> NO_ID = Optional.empty();
    private static final CurveSigning PLATFORM = new PlatformCurveSigning();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"(RS|PS|ES)...", "EDDSA"})
    @DisplayName("the public key is worked out of the private one")
    void ofPem_alone(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.ofPem(NO_ID, algorithm, PemTexts.privateKey(algorithm));
        assertThat(key.publicHalf().verifyingKey())
                .isEqualTo(TestKey.of(algorithm).verifying(Optional.of(key.id())));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"(RS|PS|ES)...", "EDDSA"})
    @DisplayName("without Bouncy Castle the public key stands beside it, in either order")
    void ofPem_beside(JwsAlgorithm algorithm) {
        String privateKey = PemTexts.privateKey(algorithm);
        String publicKey = PemTexts.publicKey(algorithm);
        VerifyingKey expected = TestKey.of(algorithm).verifying(Optional.of("k1"));
        for (String pem : new String[] {privateKey + publicKey, publicKey.replace("\n", "\r\n") + privateKey}) {
            SigningKey key = SigningKey.ofPem(Optional.of("k1"), algorithm, pem, PLATFORM);
            assertThat(key.publicHalf().verifyingKey()).isEqualTo(expected);
        }
    }

    @Test
    void ofPem_platformCannotDerive() {
        for (JwsAlgorithm algorithm : Set.of(ES256, ES384, EDDSA)) {
            String pem = PemTexts.privateKey(algorithm);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.ofPem(NO_ID, algorithm, pem, PLATFORM))
                    .withMessageContaining("append its block PUBLIC KEY");
        }
        String rsa = PemTexts.privateKey(RS256);
        assertThat(SigningKey.ofPem(NO_ID, RS256, rsa, PLATFORM).algorithm()).isEqualTo(RS256);
    }

    @Test
    @DisplayName("PKCS#8 as openssl writes it for EC keys, with the public point inside")
    void ofPem_openssl() {
        KeyPair pair = TestKey.of(ES256).pair();
        ECPublicKey point = (ECPublicKey) pair.getPublic();
        String content = "308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420"
                + hex(((ECPrivateKey) pair.getPrivate()).getS()) + "a14403420004"
                + hex(point.getW().getAffineX()) + hex(point.getW().getAffineY());
        String pem = PemTexts.block("PRIVATE KEY", HexFormat.of().parseHex(content));

        assertThat(SigningKey.ofPem(Optional.of("k1"), ES256, pem).publicHalf().verifyingKey())
                .isEqualTo(TestKey.of(ES256).verifying(Optional.of("k1")));
    }

    private static String hex(BigInteger number) {
        return HexFormat.of().formatHex(UnsignedNumbers.bytes(number, 32));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("RFC 7517: a private JWK of every type, as another library writes it")
    void ofJwk_everyType(JwsAlgorithm algorithm) throws Exception {
        SigningKey key = SigningKey.ofJwk(privateJwk(TestKey.of(algorithm), Map.of()), Set.of(algorithm));
        assertThat(key.publicHalf().verifyingKey())
                .isEqualTo(TestKey.of(algorithm).verifying(Optional.of(key.id())));
        assertThat(PublicHalf.ofJwk(privateJwk(TestKey.of(algorithm), Map.of("kid", "k2")), Set.of(algorithm))
                        .verifyingKey())
                .isEqualTo(TestKey.of(algorithm).verifying(Optional.of("k2")));
    }

    private static String privateJwk(TestKey own, Map<String, Object> others) throws Exception {
        JWK jwk = switch (own.algorithm().family()) {
            case HMAC -> new OctetSequenceKey.Builder(own.secret()).build();
            case RSA, RSA_PSS ->
                new RSAKey.Builder((RSAPublicKey) own.pair().getPublic())
                        .privateKey((RSAPrivateKey) own.pair().getPrivate())
                        .build();
            case ECDSA ->
                new ECKey.Builder(
                                Curve.forECParameterSpec(
                                        ((ECPublicKey) own.pair().getPublic()).getParams()),
                                (ECPublicKey) own.pair().getPublic())
                        .privateKey((ECPrivateKey) own.pair().getPrivate())
                        .build();
            case ED25519 ->
                new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Ed25519Keys.bytes((EdECPublicKey)
                                own.pair().getPublic())))
                        .d(Base64URL.encode(((EdECPrivateKey) own.pair().getPrivate())
                                .getBytes()
                                .orElseThrow()))
                        .build();
        };
        Map<String, Object> members = jwk.toJSONObject();
        members.putAll(others);
        return JWK.parse(members).toJSONString();
    }

    @Test
    @DisplayName("a public key where a private one is needed, and what to give instead")
    void ofText_public() {
        for (String pem :
                new String[] {PemTexts.publicKey(ES256), PemTexts.block("CERTIFICATE", new byte[] {1, 2, 3})}) {
            assertRefused(ES256, pem, "this is no private key, and only a private key signs");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofJwk(TestKey.of(ES256).jwk("k1").toJSONString(), Set.of(ES256)))
                .withMessage("the JWK is a public key, and only a private key signs: give the one that has a d");
    }

    @Test
    @DisplayName("private keys in other forms, and the command that turns them into one that is taken")
    void ofPem_otherForms() {
        byte[] content = TestKey.of(RS256).pair().getPrivate().getEncoded();
        assertRefused(RS256, PemTexts.block("RSA PRIVATE KEY", content), "openssl pkcs8 -topk8 -nocrypt");
        assertRefused(ES256, PemTexts.block("EC PRIVATE KEY", content), "openssl pkcs8 -topk8 -nocrypt");
        assertRefused(RS256, PemTexts.block("ENCRYPTED PRIVATE KEY", content), "give it decrypted");
    }

    @Test
    @DisplayName("type, curve and size of a key fit its algorithm")
    void ofPem_otherKey() throws Exception {
        String rsa = PemTexts.privateKey(RS256);
        String p256 = PemTexts.privateKey(ES256);
        assertRefused(ES256, rsa, "ES256 takes an EC key on the curve P-256");
        assertRefused(ES384, p256, "ES384 takes an EC key on the curve P-384");
        assertRefused(ES384, p256 + PemTexts.publicKey(ES384), "ES384 takes an EC key on the curve P-384");
        assertRefused(EDDSA, p256, "EdDSA takes an Ed25519 key");
        assertRefused(RS256, p256, "RS256 takes an RSA key");
        assertRefused(PS256, PemTexts.privateKey(EDDSA), "PS256 takes an RSA key");
        assertRefused(HS256, p256, "HS256 takes a secret, not a private key");
        assertRefused(RS256, PemTexts.privateKey(TestKey.rsa(1024)), "an RSA key has 2048 to 8192 bits, not 1024");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofSecret(NO_ID, ES256, new byte[32]))
                .withMessage("ES256 takes a private key, not a secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofSecret(NO_ID, HS256, new byte[31]))
                .withMessage("a secret for HS256 has at least 32 random bytes, not 31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    @DisplayName("numbers that are no private key of the curve: zero, its order, and more")
    void ofPem_senselessNumber(String hex) {
        String prefix = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";
        byte[] one = HexFormat.of().parseHex(prefix + "0".repeat(63) + "1");
        byte[] senseless = HexFormat.of().parseHex(prefix + hex);

        assertThat(SigningKey.ofPem(NO_ID, ES256, PemTexts.block("PRIVATE KEY", one))
                        .algorithm())
                .isEqualTo(ES256);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofPem(NO_ID, ES256, PemTexts.block("PRIVATE KEY", senseless)));
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS256", "ES256", "ES384", "EDDSA"})
    @DisplayName("another key's public half is never signed for")
    void ofPem_foreignPublicKey(JwsAlgorithm algorithm) throws Exception {
        String pem = PemTexts.privateKey(algorithm)
                + PemTexts.publicKey(TestKey.another(algorithm).pair());
        assertRefused(algorithm, pem, "the private key and the public key do not belong together");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofPem(NO_ID, algorithm, pem, PLATFORM))
                .withMessage("the private key and the public key do not belong together");
    }

    @Test
    @DisplayName("requirement 46: broken texts are refused, and no message or cause quotes them")
    void ofPem_broken() {
        Random random = new Random(3);
        String good = PemTexts.privateKey(ES256);
        for (int i = 0; i < 400; i++) {
            StringBuilder broken = new StringBuilder(good);
            int at = random.nextInt(good.length());
            switch (random.nextInt(3)) {
                case 0 -> broken.setCharAt(at, (char) random.nextInt(128));
                case 1 -> broken.delete(at, Math.min(good.length(), at + 1 + random.nextInt(20)));
                default -> broken.insert(at, good, 0, random.nextInt(good.length()));
            }
            assertTakenOrRefusedInSilence(broken.toString(), good);
        }
    }

    private static void assertTakenOrRefusedInSilence(String text, String secretText) {
        try {
            assertThat(SigningKey.ofPem(NO_ID, ES256, text).algorithm()).isEqualTo(ES256);
        } catch (IllegalArgumentException e) {
            for (Throwable shown = e; shown != null; shown = shown.getCause()) {
                String message = String.valueOf(shown.getMessage());
                secretText
                        .lines()
                        .filter(line -> line.length() > 30 && !line.startsWith("-"))
                        .forEach(line -> assertThat(message)
                                .doesNotContain(line.substring(0, 12))
                                .doesNotContain(line.substring(18, 30)));
            }
        }
    }

    @Test
    void ofPem_notOneBlock() {
        String good = PemTexts.privateKey(ES256);
        String whole = "exactly one whole block PRIVATE KEY";
        assertRefused(ES256, "", whole);
        assertRefused(ES256, "no PEM at all", whole);
        assertRefused(ES256, good + good, whole);
        assertRefused(ES256, good + PemTexts.publicKey(ES256) + PemTexts.publicKey(ES256), whole);
        assertRefused(ES256, good.substring(0, good.length() - 10), whole);
        assertRefused(ES256, good + "-----BEGIN PUBLIC KEY-----\n", whole);
        assertRefused(ES256, " ".repeat(65 * 1024), "at most 65536 characters");
        assertRefused(ES256, PemTexts.block("PRIVATE KEY", new byte[0]), "is broken, or its key is not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"kty\":\"EC\"}",
                "{\"kty\":\"oct\",\"k\":\"\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\",\"d\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AQAB\",\"d\":\"AA\"}"
            })
    void ofJwk_broken(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofJwk(json, Verifiers.EVERY));
    }

    @Test
    void ofJwk_notForSigning() throws Exception {
        TestKey own = TestKey.of(ES256);
        String encrypting = privateJwk(own, Map.of("use", "enc"));
        String verifying = privateJwk(own, Map.of("key_ops", java.util.List.of("verify")));
        String rsa = privateJwk(TestKey.of(RS256), Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofJwk(encrypting, Verifiers.EVERY))
                .withMessage("the JWK's use is not sig");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofJwk(verifying, Verifiers.EVERY))
                .withMessage("the JWK's key_ops lack sign");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofJwk(rsa, Verifiers.EVERY))
                .withMessageContaining("add alg to the key");
    }

    @Test
    void ofSecret_copied() {
        byte[] secret = TestKey.of(HS256).secret().clone();
        SigningKey key = SigningKey.ofSecret(NO_ID, HS256, secret);
        java.util.Arrays.fill(secret, (byte) 0);
        String token = new CompactJwsWriter(key, "JWT").write(new byte[] {'{', '}'});
        assertThat(Verifiers.of(TestKey.of(HS256)).verify(token)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\tin it", "line\nbreak", "schlüssel"})
    void ofSecret_unprintableId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofSecret(Optional.of(id), HS256, new byte[32]))
                .withMessage("a key's id has 1 to 256 printable ASCII characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofSecret(Optional.of("k".repeat(257)), HS256, new byte[32]));
        assertThat(SigningKey.ofSecret(Optional.of("k".repeat(256)), HS256, new byte[32])
                        .id())
                .hasSize(256);
    }

    private static void assertRefused(JwsAlgorithm algorithm, String pem, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.ofPem(NO_ID, algorithm, pem))
                .withMessageContaining(why)
                .withMessageNotContaining(pem.length() > 80 ? pem.substring(50, 75) : "\u0000");
    }
}
