package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionRequestTest {

    @Test
    void of_namesInAnyCase() {
        SessionRequest request = SessionRequest.of(Map.of("X-Session-Id", List.of("one", "two")));

        assertThat(request.headers("x-session-id")).containsExactly("one", "two");
        assertThat(request.headers("X-SESSION-ID")).containsExactly("one", "two");
        assertThat(request.headers("X-Session-Id")).containsExactly("one", "two");
        assertThat(request.headers("X-Session")).isEmpty();
        assertThat(request.headers("")).isEmpty();
    }

    @Test
    void of_namesInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(SessionRequest.of(Map.of("X-SESSION-ID", List.of("one"))).headers("x-session-id"))
                    .containsExactly("one");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void of_copies() {
        List<String> values = new ArrayList<>(List.of("one"));
        Map<String, List<String>> headers = new HashMap<>(Map.of("a", values));
        SessionRequest request = SessionRequest.of(headers);
        values.add("two");
        headers.put("b", List.of("three"));

        assertThat(request.headers("a")).containsExactly("one");
        assertThat(request.headers("b")).isEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> request.headers("a").add("four"));
    }

    @Test
    void of_fromNowhereOverAnOpenChannel() {
        SessionRequest request = SessionRequest.of(Map.of());

        assertThat(request.peerAddress()).isEmpty();
        assertThat(request.secure()).isFalse();
    }
}
