package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.EDDSA;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES384;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES512;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each algorithm, with each of the libraries that compute it. */
class SigningKeyTest {

    private static final byte[] PAYLOAD = TestKey.PAYLOAD.getBytes(UTF_8);
    private static final Optional<String> NO_ID = Optional.empty();

    static Stream<Arguments> signers() {
        return Stream.of(JwsAlgorithm.values())
                .flatMap(algorithm -> Stream.of(new PlatformCurveSigning(), new BouncyCastleCurveSigning())
                        .limit(hasCurve(algorithm) ? 2 : 1)
                        .map(curves -> Arguments.of(algorithm, curves)));
    }

    private static boolean hasCurve(JwsAlgorithm algorithm) {
        return switch (algorithm.family()) {
            case ECDSA, ED25519 -> true;
            default -> false;
        };
    }

    private static SigningKey key(JwsAlgorithm algorithm, CurveSigning curves) {
        TestKey own = TestKey.of(algorithm);
        return algorithm.family() == JwsAlgorithm.Family.HMAC
                ? SigningKey.ofSecret(NO_ID, algorithm, own.secret())
                : SigningKey.ofPair(NO_ID, algorithm, own.pair(), curves);
    }

    @ParameterizedTest
    @MethodSource("signers")
    @DisplayName("our verifier takes what our signer writes, with the public half alone")
    void sign_ownVerifier(JwsAlgorithm algorithm, CurveSigning curves) {
        SigningKey key = key(algorithm, curves);
        String token = new CompactJwsWriter(key, "at+jwt").write(PAYLOAD);

        Optional<VerifiedJws> verified = Verifiers.of(TestKey.of(algorithm).verifying(Optional.of(key.id())))
                .verify(token);

        assertThat(verified).isPresent();
        assertThat(verified.get().payload()).isEqualTo(PAYLOAD);
        assertThat(verified.get().type()).contains("at+jwt");
        assertThat(verified.get().key()).isEqualTo(key.publicHalf().verifyingKey());
    }

    @ParameterizedTest
    @MethodSource("signers")
    @DisplayName("RFC 7518 3.1: another library verifies it, for every algorithm")
    void sign_otherLibrary(JwsAlgorithm algorithm, CurveSigning curves) throws Exception {
        SigningKey key = key(algorithm, curves);
        JWSObject token = JWSObject.parse(new CompactJwsWriter(key, "at+jwt").write(PAYLOAD));

        assertThat(token.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", algorithm.headerValue(), "typ", "at+jwt", "kid", key.id()));
        assertThat(token.getPayload().toBytes()).isEqualTo(PAYLOAD);
        assertThat(isVerifiedByOthers(algorithm, token)).isTrue();
    }

    private static boolean isVerifiedByOthers(JwsAlgorithm algorithm, JWSObject token) throws Exception {
        TestKey own = TestKey.of(algorithm);
        JWSVerifier verifier;
        switch (algorithm.family()) {
            case HMAC -> verifier = new MACVerifier(own.secret());
            case RSA, RSA_PSS ->
                verifier = new RSASSAVerifier((RSAPublicKey) own.pair().getPublic());
            case ECDSA -> verifier = new ECDSAVerifier((ECPublicKey) own.pair().getPublic());
            default -> { // nimbus verifies no Ed25519 unless yet another library is there: the platform does
                Signature platform = Signature.getInstance("Ed25519");
                platform.initVerify(own.pair().getPublic());
                platform.update(token.getSigningInput());
                return platform.verify(token.getSignature().decode());
            }
        }
        return token.verify(verifier);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a signature is of one length, and of the key: also where its numbers begin with zeros")
    void sign_manyMessages(JwsAlgorithm algorithm) {
        SigningKey key = key(algorithm, CurveSigning.preferred());
        boolean fast = algorithm == ES256 || algorithm == EDDSA || algorithm.family() == JwsAlgorithm.Family.HMAC;
        Random random = new Random(7);
        for (int i = 0; i < (fast ? 600 : 10); i++) {
            byte[] message = new byte[1 + random.nextInt(200)];
            random.nextBytes(message);
            int length = random.nextInt(message.length);

            byte[] signature = key.sign(message, length);

            assertThat(signature).hasSize(key.signatureLength());
            assertThat(key.publicHalf().verifyingKey().verifies(message, length, signature))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("signers")
    @DisplayName("one key serves many threads at once")
    void sign_manyThreads(JwsAlgorithm algorithm, CurveSigning curves) {
        SigningKey key = key(algorithm, curves);
        List<CompletableFuture<Long>> callers = IntStream.range(0, 8)
                .mapToObj(caller -> CompletableFuture.supplyAsync(
                        () -> wrongSignatures(key, caller), command -> new Thread(command).start()))
                .toList();
        assertThat(callers).extracting(CompletableFuture::join).containsOnly(0L);
    }

    private static long wrongSignatures(SigningKey key, int caller) {
        return IntStream.range(0, 6)
                .mapToObj(i -> ("message " + i + " of " + caller).getBytes(UTF_8))
                .filter(message -> !key.publicHalf()
                        .verifyingKey()
                        .verifies(message, message.length, key.sign(message, message.length)))
                .count();
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512", "EDDSA"})
    @DisplayName("RFC 6979, RFC 8032: with Bouncy Castle the same message has the same signature")
    void sign_repeated(JwsAlgorithm algorithm) {
        SigningKey key = key(algorithm, new BouncyCastleCurveSigning());
        SigningKey again = key(algorithm, new BouncyCastleCurveSigning());
        byte[] message = "header.payload".getBytes(UTF_8);
        byte[] signature = key.sign(message, message.length);

        assertThat(key.sign(message, message.length)).isEqualTo(signature);
        assertThat(again.sign(message, message.length)).isEqualTo(signature);
        assertThat(key.sign(message, message.length - 1)).isNotEqualTo(signature);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512", "EDDSA", "RS256", "HS256", "HS384", "HS512"})
    @DisplayName("a generated key signs, and comes of the given source of randomness alone")
    void generate_everyAlgorithm(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(NO_ID, algorithm, new Random(1));
        String token = new CompactJwsWriter(key, "JWT").write(PAYLOAD);

        assertThat(Verifiers.of(key.publicHalf().verifyingKey()).verify(token)).isPresent();
        assertThat(SigningKey.generate(NO_ID, algorithm, new Random(1)).id()).isEqualTo(key.id());
        assertThat(SigningKey.generate(NO_ID, algorithm, new Random(2)).id()).isNotEqualTo(key.id());
        assertThat(SigningKey.generate(Optional.of("k1"), algorithm, new Random(1))
                        .id())
                .isEqualTo("k1");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("requirement 46: no key is printed")
    void toString_anyKey(JwsAlgorithm algorithm) {
        SigningKey key = key(algorithm, CurveSigning.preferred());
        assertThat(key).hasToString("SigningKey[" + algorithm.headerValue() + "]");
        assertThat(key.publicHalf()).hasToString("PublicHalf[" + algorithm.headerValue() + "]");
        assertThat(new CompactJwsWriter(key, "JWT")).hasToString("CompactJwsWriter[" + algorithm.headerValue() + "]");
        assertThat(SigningKeys.of(key, List.of()))
                .hasToString("SigningKeys[PublicHalf[" + algorithm.headerValue() + "]]");
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    @DisplayName("RFC 7518 3.4: r and s in the curve's length each")
    void sign_lengthOfEcdsa(JwsAlgorithm algorithm) {
        Map<JwsAlgorithm, Integer> lengths = Map.of(ES256, 64, ES384, 96, ES512, 132);
        assertThat(key(algorithm, new BouncyCastleCurveSigning()).signatureLength())
                .isEqualTo(lengths.get(algorithm));
        assertThat(key(algorithm, new PlatformCurveSigning()).signatureLength()).isEqualTo(lengths.get(algorithm));
    }
}
