package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsWriterTest {

    private static SigningKey key(String id) {
        return SigningKey.ofSecret(Optional.of(id), HS256, TestKey.of(HS256).secret());
    }

    private static VerifyingKey verifying(String id) {
        return TestKey.of(HS256).verifying(Optional.of(id));
    }

    @Test
    void write_header() {
        String token = new CompactJwsWriter(key("k1"), "rt+jwt").write(new byte[] {'{', '}'});
        String header = token.substring(0, token.indexOf('.'));
        assertThat(new String(Base64.getUrlDecoder().decode(header), UTF_8))
                .isEqualTo("{\"alg\":\"HS256\",\"typ\":\"rt+jwt\",\"kid\":\"k1\"}");
    }

    @Test
    @DisplayName("RFC 7515 A.1: header, payload and MAC as another signer writes them")
    void write_asAnother() {
        String token = new CompactJwsWriter(key("k1"), "JWT").write(TestKey.PAYLOAD.getBytes(UTF_8));
        assertThat(token).isEqualTo(TestKey.of(HS256).sign("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a \"quoted\" one", "back\\slash", "{}", "\",\"alg\":\"none"})
    @DisplayName("whatever the id is, the header stays one object that says what it should")
    void write_hostileId(String id) {
        String token = new CompactJwsWriter(key(id), "JWT").write(new byte[] {'{', '}'});
        assertThat(Verifiers.of(verifying(id)).verify(token)).isPresent();
    }

    @Test
    void write_everyPayloadLength() {
        CompactJwsWriter writer = new CompactJwsWriter(key("k1"), "JWT");
        JwsVerifier verifier = Verifiers.of(verifying("k1"));
        Random random = new Random(1);
        for (int length = 1; length < 200; length++) {
            byte[] payload = new byte[length];
            random.nextBytes(payload);
            assertThat(verifier.verify(writer.write(payload)))
                    .hasValueSatisfying(
                            verified -> assertThat(verified.payload()).isEqualTo(payload));
        }
    }

    @Test
    @DisplayName("a token that our verifier would not take is not written")
    void write_bounds() {
        CompactJwsWriter writer = new CompactJwsWriter(key("k1"), "JWT");
        int around = 12_000;
        int longest = around;
        while (writer.write(new byte[longest]).length() < CompactJws.LONGEST - 2) {
            longest++;
        }
        byte[] tooLong = new byte[longest + 3];
        assertThat(Verifiers.of(verifying("k1")).verify(writer.write(new byte[longest])))
                .isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(tooLong))
                .withMessageContaining("at most 16384 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "at+jwt\n", "ät+jwt"})
    void writer_unprintableType(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CompactJwsWriter(key("k1"), type))
                .withMessage("typ has 1 to 128 printable ASCII characters");
    }
}
