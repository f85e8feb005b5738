package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Random random = new Random(1);

    @Test
    void parse_roundTrip() {
        Stream.concat(randomIds(), extremeIds()).forEach(id -> {
            String text = id.toString();

            assertThat(text).hasSize(SessionId.LENGTH).matches("[A-Za-z0-9_-]{22}");
            assertThat(text).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(id.toBytes()));
            assertThat(SessionId.parse(text)).contains(id);
        });
    }

    @Test
    void parse_knownSpelling() {
        assertThat(new SessionId(0x0001020304050607L, 0x08090a0b0c0d0e0fL)).hasToString("AAECAwQFBgcICQoLDA0ODw");
        assertThat(SessionId.parse("AAECAwQFBgcICQoLDA0ODw"))
                .contains(new SessionId(0x0001020304050607L, 0x08090a0b0c0d0e0fL));
    }

    @Test
    void parse_oneOfSixteenSpellings() {
        randomIds().limit(100).forEach(id -> {
            String canonical = id.toString();
            String start = canonical.substring(0, SessionId.LENGTH - 1);
            List<String> spellings = ALPHABET.chars()
                    .mapToObj(last -> start + (char) last)
                    .filter(text -> Arrays.equals(Base64.getUrlDecoder().decode(text), id.toBytes()))
                    .toList();

            assertThat(spellings).hasSize(16).contains(canonical);
            assertThat(spellings.stream().filter(text -> SessionId.parse(text).isPresent()))
                    .containsExactly(canonical);
        });
    }

    @Test
    void parse_hostileText() {
        HostileTexts.madeOf(randomId().toString())
                .forEach(text -> assertThat(SessionId.parse(text)).as(text).isEmpty());
    }

    @Test
    void bytes_roundTrip() {
        Stream.concat(randomIds(), extremeIds()).forEach(id -> {
            assertThat(id.toBytes()).hasSize(SessionId.BYTES);
            assertThat(SessionId.ofBytes(id.toBytes())).isEqualTo(id).hasSameHashCodeAs(id);
        });
        assertThat(new SessionId(1, 2).toBytes()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void ofBytes_wrongLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionId.ofBytes(new byte[length]))
                .withMessage("a session id has 16 bytes, not " + length);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_700_000_000_123L, (1L << 48) - 1})
    void create_createdAt(long millis) {
        Instant time = Instant.ofEpochMilli(millis);

        assertThat(SessionId.create(time, random).createdAt()).isEqualTo(time);
        assertThat(SessionId.create(time.plusNanos(999_999), random).createdAt())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 48, Long.MIN_VALUE, Long.MAX_VALUE})
    void create_timeOutOfRange(long millis) {
        Instant time = Instant.ofEpochMilli(millis);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionId.create(time, random))
                .withMessage("creation time out of range: " + time);
    }

    @Test
    void create_theRestIsRandom() {
        List<SessionId> ids = Stream.generate(() -> SessionId.create(Instant.EPOCH, random))
                .limit(1000)
                .toList();
        long everSet = ids.stream().mapToLong(SessionId::low).reduce(0, (a, b) -> a | b);
        long alwaysSet = ids.stream().mapToLong(SessionId::low).reduce(-1, (a, b) -> a & b);
        long everSetHigh = ids.stream().mapToLong(SessionId::high).reduce(0, (a, b) -> a | b);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(everSet).isEqualTo(-1);
        assertThat(alwaysSet).isZero();
        assertThat(everSetHigh).isEqualTo(0xffff);
    }

    @Test
    void compareTo_unsigned() {
        List<SessionId> ids = Stream.concat(randomIds(), extremeIds()).toList();

        assertThat(ids.stream().sorted())
                .containsExactlyElementsOf(ids.stream()
                        .sorted((a, b) -> Arrays.compareUnsigned(a.toBytes(), b.toBytes()))
                        .toList());
    }

    @Test
    void compareTo_laterIsGreater() {
        SessionId early = SessionId.create(Instant.ofEpochMilli((1L << 47) - 1), random);
        SessionId late = SessionId.create(Instant.ofEpochMilli(1L << 47), random);

        assertThat(early).isLessThan(late);
        assertThat(late.high()).isNegative();
    }

    @Test
    void derived_stable() {
        assertThat(SessionId.derived("https://issuer.example", "Zoë")).hasToString("JF-xBy8LIchJ5nXwrMlcJQ");
        assertThat(SessionId.derived("", "")).isEqualTo(SessionId.derived("", ""));
        assertThat(SessionId.derived("a", "\ud800"))
                .as("half a pair of surrogates is no question mark")
                .isNotEqualTo(SessionId.derived("a", "?"));
    }

    @Test
    void derived_distinct() {
        List<SessionId> ids = List.of(
                SessionId.derived("a", "bc"),
                SessionId.derived("ab", "c"),
                SessionId.derived("abc", ""),
                SessionId.derived("", "abc"),
                SessionId.derived("A", "bc"),
                SessionId.derived("a", "bc "),
                SessionId.derived("bc", "a"));

        assertThat(ids).doesNotHaveDuplicates();
    }

    private SessionId randomId() {
        return new SessionId(random.nextLong(), random.nextLong());
    }

    private Stream<SessionId> randomIds() {
        return Stream.generate(this::randomId).limit(1000);
    }

    private static Stream<SessionId> extremeIds() {
        List<Long> halves = List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
        return halves.stream().flatMap(high -> halves.stream().map(low -> new SessionId(high, low)));
    }
}
