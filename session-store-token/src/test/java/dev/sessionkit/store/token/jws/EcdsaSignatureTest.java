package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EcdsaSignatureTest {

    static Stream<Arguments> checks() {
        return Stream.of(JwsAlgorithm.ES256, JwsAlgorithm.ES384, JwsAlgorithm.ES512)
                .flatMap(algorithm -> Stream.of(new PlatformCurveChecks(), new BouncyCastleCurveChecks())
                        .map(curves -> Arguments.of(algorithm, curves)));
    }

    @ParameterizedTest
    @MethodSource("checks")
    @DisplayName("CVE-2022-21449: r or s of zero, of the order, or beyond it are refused")
    void verifies_numberOutOfRange(JwsAlgorithm algorithm, CurveChecks curves) {
        EcCurve curve = EcCurve.of(algorithm);
        VerifyingKey key = TestKey.of(algorithm).verifying(Optional.empty(), curves);
        byte[] message = "header.payload".getBytes(UTF_8);
        BigInteger order = curve.order();
        BigInteger[] outside = {BigInteger.ZERO, order, order.add(BigInteger.ONE)};
        for (BigInteger r : outside) {
            for (BigInteger s : new BigInteger[] {BigInteger.ONE, BigInteger.ZERO, order}) {
                assertThat(EcdsaSignature.read(raw(curve, r, s), curve)).isEmpty();
                assertThat(EcdsaSignature.read(raw(curve, s, r), curve)).isEmpty();
                assertThat(key.verifies(message, message.length, raw(curve, r, s)))
                        .isFalse();
                assertThat(key.verifies(message, message.length, raw(curve, s, r)))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("checks")
    @DisplayName("RFC 7518 3.4: r and s have exactly the curve's length; DER is refused")
    void verifies_otherSpelling(JwsAlgorithm algorithm, CurveChecks curves) {
        EcCurve curve = EcCurve.of(algorithm);
        TestKey signing = TestKey.of(algorithm);
        VerifyingKey key = signing.verifying(Optional.empty(), curves);
        byte[] message = "header.payload".getBytes(UTF_8);
        byte[] good = signing.signature(message);
        EcdsaSignature numbers = EcdsaSignature.read(good, curve).orElseThrow();
        int half = curve.scalarBytes();
        byte[] longer = new byte[2 * half + 2]; // the same numbers, with one more leading zero each
        System.arraycopy(good, 0, longer, 1, half);
        System.arraycopy(good, half, longer, half + 2, half);
        byte[] der = der(numbers);

        assertThat(key.verifies(message, message.length, longer)).isFalse();
        assertThat(key.verifies(message, message.length, der)).isFalse();
        assertThat(key.verifies(message, message.length, good)).isTrue();
    }

    private static byte[] raw(EcCurve curve, BigInteger r, BigInteger s) {
        byte[] raw = new byte[2 * curve.scalarBytes()];
        put(r, raw, curve.scalarBytes());
        put(s, raw, raw.length);
        return raw;
    }

    private static void put(BigInteger number, byte[] into, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, into.length / 2);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }

    private static byte[] der(EcdsaSignature numbers) {
        byte[] r = numbers.r().toByteArray();
        byte[] s = numbers.s().toByteArray();
        java.io.ByteArrayOutputStream der = new java.io.ByteArrayOutputStream();
        der.writeBytes(new byte[] {0x30, (byte) (4 + r.length + s.length), 2, (byte) r.length});
        der.writeBytes(r);
        der.writeBytes(new byte[] {2, (byte) s.length});
        der.writeBytes(s);
        return der.toByteArray();
    }
}
