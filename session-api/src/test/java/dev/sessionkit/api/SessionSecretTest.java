package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSecretTest {

    private final Random random = new Random(2);

    @ParameterizedTest
    @ValueSource(ints = {SessionSecret.BYTES, SessionSecret.RENEWABLE_BYTES})
    void parse_roundTrip(int length) {
        for (int i = 0; i < 500; i++) {
            SessionSecret secret = SessionSecret.ofBytes(randomBytes(length));

            assertThat(secret.reveal()).hasSize(length == SessionSecret.BYTES ? 43 : 64);
            assertThat(SessionSecret.parse(secret.reveal())).contains(secret);
        }
    }

    @Test
    void parse_hostileText() {
        String plain = SessionSecret.ofBytes(randomBytes(SessionSecret.BYTES)).reveal();
        Stream.of(plain, "V".repeat(64)) // 43 of which are no canonical spelling
                .flatMap(HostileTexts::madeOf)
                .forEach(text -> assertThat(SessionSecret.parse(text)).as(text).isEmpty());
    }

    @Test
    void parse_everyOtherLength() {
        for (int length = 0; length < 200; length++) {
            assertThat(SessionSecret.parse("A".repeat(length)).isPresent())
                    .as("%d characters", length)
                    .isEqualTo(length == 43 || length == 64);
        }
    }

    @Test
    void create_fresh() {
        assertThat(Stream.generate(() -> SessionSecret.create(random)).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.toBytes().length == SessionSecret.BYTES);
    }

    @Test
    void ofBytes_copies() {
        byte[] bytes = randomBytes(SessionSecret.BYTES);
        SessionSecret secret = SessionSecret.ofBytes(bytes);
        byte[] before = bytes.clone();
        bytes[0]++;
        secret.toBytes()[1]++;

        assertThat(secret.toBytes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 47, 49, 64})
    void ofBytes_wrongLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionSecret.ofBytes(new byte[length]))
                .withMessage("a session secret has 32 or 48 bytes, not " + length);
    }

    @Test
    void equals_byBytes() {
        byte[] bytes = randomBytes(SessionSecret.BYTES);
        byte[] other = bytes.clone();
        other[31] ^= 1;
        SessionSecret secret = SessionSecret.ofBytes(bytes);

        assertThat(secret).isEqualTo(SessionSecret.ofBytes(bytes)).hasSameHashCodeAs(SessionSecret.ofBytes(bytes));
        assertThat(secret).isNotEqualTo(SessionSecret.ofBytes(other)).isNotEqualTo(secret.reveal());
        assertThat(secret.equals(null)).isFalse();
    }

    @Test
    void toString_hidden() {
        assertThat(SessionSecret.create(random)).hasToString("[hidden]");
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
