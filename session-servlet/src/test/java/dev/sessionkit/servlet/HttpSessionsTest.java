package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionKey;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionIdListener;
import java.util.EventListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HttpSessions")
class HttpSessionsTest {

    @Test
    @DisplayName("are not told of two attributes of one name")
    void twice() {
        HttpSessions sessions = HttpSessions.plain().attribute(Cart.KEY);
        assertThatThrownBy(() -> sessions.attribute(SessionKey.of("cart", String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are two attributes of the name cart");
    }

    @Test
    @DisplayName("are not told of a key that looks like one of theirs")
    void prefix() {
        assertThatThrownBy(() -> HttpSessions.plain().attribute(SessionKey.of("HttpSession.cart", Cart.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HttpSession.cart begins with HttpSession.");
    }

    @Test
    @DisplayName("are not told of a listener that nothing could be told, ids included: they never change")
    void listeners() {
        HttpSessionIdListener ids = (event, oldId) -> {};
        for (EventListener never : new EventListener[] {ids, new ServletContextListener() {}}) {
            assertThatThrownBy(() -> HttpSessions.plain().listener(never))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ids never change");
        }
    }
}
