package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionDataTest {

    private final SessionData data = json("{\"name\":\"Zoë\"}");
    private final AtomicInteger decodings = new AtomicInteger();

    @Test
    void decoded_once() {
        Object first = data.decoded(this::decode);

        assertThat(data.<Object>decoded(this::decode)).isSameAs(first);
        assertThat(decodings).hasValue(1);
    }

    @Test
    void decoded_onceWhoeverAsks() {
        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToObj(i -> data.decoded(this::decode))
                        .distinct())
                .hasSize(1);
        assertThat(decodings).hasValue(1);
    }

    @Test
    void decoded_perInstance() {
        assertThat(json("{}").<Object>decoded(this::decode))
                .isNotSameAs(json("{}").<Object>decoded(this::decode));
        assertThat(decodings).hasValue(2);
    }

    @Test
    void decoded_againAfterAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> data.decoded(broken -> {
                    throw new IllegalStateException("does not parse");
                }));

        assertThat(data.<Object>decoded(this::decode)).isNotNull();
        assertThat(decodings).hasValue(1);
    }

    @Test
    void decoded_doesNotCountForEquality() {
        SessionData same = json("{\"name\":\"Zoë\"}");
        Object decoded = data.decoded(this::decode);

        assertThat(data).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(decoded);
    }

    @Test
    void equals_byBytes() {
        assertThat(json("{\"a\":1}"))
                .isEqualTo(json("{\"a\":1}"))
                .isNotEqualTo(json("{\"a\": 1}"))
                .isNotEqualTo(SessionData.empty());
        assertThat(json("{}")).isEqualTo(SessionData.empty()).hasSameHashCodeAs(SessionData.empty());
    }

    @Test
    void ofJson_notLookedInto() {
        byte[] bytes = {(byte) 0xff, 0, '{'};

        assertThat(SessionData.ofJson(bytes).json()).isSameAs(bytes);
        assertThat(SessionData.ofJson(bytes).values()).isEmpty();
    }

    @Test
    void ofValues_copied() {
        Map<String, Object> values = new HashMap<>(Map.of("a", 1));
        SessionData ready = SessionData.ofValues(values);
        values.put("a", 2);

        assertThat(ready.values()).contains(Map.of("a", 1));
        assertThat(ready).isEqualTo(SessionData.ofValues(Map.of("a", 1))).isNotEqualTo(SessionData.ofValues(Map.of()));
        assertThat(SessionData.ofValues(Map.of())).isNotEqualTo(SessionData.empty());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ready.values().orElseThrow().put("b", 3));
    }

    @Test
    void toString_theSizeAlone() {
        assertThat(data).hasToString("15 bytes");
        assertThat(SessionData.ofValues(Map.of("password", "swordfish"))).hasToString("1 values");
    }

    private Object decode(SessionData encoded) {
        decodings.incrementAndGet();
        return new String(encoded.json(), StandardCharsets.UTF_8);
    }

    private static SessionData json(String text) {
        return SessionData.ofJson(text.getBytes(StandardCharsets.UTF_8));
    }
}
