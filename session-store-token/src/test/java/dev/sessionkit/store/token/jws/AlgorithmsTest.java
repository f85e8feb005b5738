package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each algorithm, with each of the libraries that compute it. */
class AlgorithmsTest {

    private static final int FLIPS = 300;
    private static final int FLIPS_WHERE_SLOW = 60;

    static Stream<Arguments> checks() {
        return Stream.of(JwsAlgorithm.values())
                .flatMap(algorithm -> Stream.of(new PlatformCurveChecks(), new BouncyCastleCurveChecks())
                        .limit(hasCurve(algorithm) ? 2 : 1)
                        .map(curves -> Arguments.of(algorithm, curves)));
    }

    private static boolean hasCurve(JwsAlgorithm algorithm) {
        return switch (algorithm.family()) {
            case ECDSA, ED25519 -> true;
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("checks")
    void verify_ownToken(JwsAlgorithm algorithm, CurveChecks curves) {
        TestKey key = TestKey.of(algorithm);
        VerifyingKey verifying = key.verifying(Optional.empty(), curves);

        Optional<VerifiedJws> verified = Verifiers.of(verifying).verify(key.token());

        assertThat(verified).isPresent();
        assertThat(new String(verified.get().payload(), UTF_8)).isEqualTo(TestKey.PAYLOAD);
        assertThat(verified.get().type()).contains("JWT");
        assertThat(verified.get().key()).isSameAs(verifying);
        assertThat(verified.get().keys().contains(verifying)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EDDSA")
    @DisplayName("RFC 7518 3.1: what another library signs is verified, for every algorithm")
    void verify_nimbusToken(JwsAlgorithm algorithm) {
        TestKey key = TestKey.of(algorithm);
        assertThat(Verifiers.of(key.verifying(Optional.empty(), new PlatformCurveChecks()))
                        .verify(key.tokenByNimbus()))
                .isPresent();
        assertThat(Verifiers.of(key.verifying(Optional.empty(), new BouncyCastleCurveChecks()))
                        .verify(key.tokenByNimbus()))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("RFC 7517: a JWK of every type, as another library writes it, verifies")
    void ofJwk_nimbusKey(JwsAlgorithm algorithm) {
        TestKey key = TestKey.of(algorithm);
        VerifyingKey verifying = VerifyingKey.ofJwk(key.jwk("k1").toJSONString(), Set.of(algorithm));

        assertThat(verifying.algorithm()).isEqualTo(algorithm);
        assertThat(verifying.id()).contains("k1");
        assertThat(Verifiers.of(verifying).verify(key.token("k1"))).isPresent();
    }

    @ParameterizedTest
    @MethodSource("checks")
    @DisplayName("requirement 37: no bit of a good token can be flipped")
    void verify_flippedBit(JwsAlgorithm algorithm, CurveChecks curves) {
        TestKey key = TestKey.of(algorithm);
        JwsVerifier verifier = Verifiers.of(key.verifying(Optional.empty(), curves));
        Random random = new Random(algorithm.ordinal());
        String token = key.token();
        boolean slow = algorithm == JwsAlgorithm.ES384 || algorithm == JwsAlgorithm.ES512;
        for (int flip = 0; flip < (slow ? FLIPS_WHERE_SLOW : FLIPS); flip++) {
            StringBuilder flipped = new StringBuilder(token);
            int at = flip % 4 == 0 ? token.length() - 1 - random.nextInt(3) : random.nextInt(token.length());
            flipped.setCharAt(at, (char) (token.charAt(at) ^ 1 << random.nextInt(8)));

            assertThat(verifier.verify(flipped.toString()))
                    .as("bit flipped at %s", at)
                    .isEmpty();
        }
        assertThat(verifier.verify(token)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("checks")
    @DisplayName(
            "requirement 37: signatures of every wrong length, all zeros or all ones are refused without an exception")
    void verifies_senselessSignature(JwsAlgorithm algorithm, CurveChecks curves) {
        TestKey key = TestKey.of(algorithm);
        VerifyingKey verifying = key.verifying(Optional.empty(), curves);
        byte[] message = "header.payload".getBytes(UTF_8);
        int right = key.signature(message).length;
        for (int length : new int[] {0, 1, right - 1, right, right + 1, 2 * right, 12_000}) {
            byte[] zeros = new byte[length];
            byte[] ones = zeros.clone();
            java.util.Arrays.fill(ones, (byte) -1);

            assertThat(verifying.verifies(message, message.length, zeros)).isFalse();
            assertThat(verifying.verifies(message, message.length, ones)).isFalse();
        }
        assertThat(verifying.verifies(message, message.length, key.signature(message)))
                .as("and a good one still verifies")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("checks")
    @DisplayName("one key serves many threads at once")
    void verifies_manyThreads(JwsAlgorithm algorithm, CurveChecks curves) {
        TestKey key = TestKey.of(algorithm);
        VerifyingKey verifying = key.verifying(Optional.empty(), curves);
        byte[] message = "header.payload".getBytes(UTF_8);
        byte[] good = key.signature(message);
        byte[] ofShorter = key.signature(java.util.Arrays.copyOf(message, message.length - 1));
        List<CompletableFuture<Integer>> callers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> wrongAnswers(verifying, message, good, ofShorter),
                        command -> new Thread(command).start()))
                .toList();
        assertThat(callers).extracting(CompletableFuture::join).containsOnly(0);
    }

    private static int wrongAnswers(VerifyingKey key, byte[] message, byte[] signature, byte[] ofShorter) {
        int wrong = 0;
        for (int i = 0; i < 10; i++) {
            wrong += key.verifies(message, message.length, signature) ? 0 : 1;
            wrong += key.verifies(message, message.length, ofShorter) ? 1 : 0;
            wrong += key.verifies(message, message.length, new byte[signature.length]) ? 1 : 0;
            wrong += key.verifies(message, message.length - 1, ofShorter) ? 0 : 1;
        }
        return wrong;
    }

    @ParameterizedTest
    @MethodSource("checks")
    void verifies_anotherKeysSignature(JwsAlgorithm algorithm, CurveChecks curves) {
        JwsVerifier verifier = Verifiers.of(TestKey.of(algorithm).verifying(Optional.empty(), curves));
        assertThat(verifier.verify(TestKey.another(algorithm).token())).isEmpty();
    }
}
