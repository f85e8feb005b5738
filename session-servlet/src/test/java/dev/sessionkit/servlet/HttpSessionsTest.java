package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EventListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** Writes down what it is told, by its own name, and tries to end what ends. */
    private record Named(String name, List<String> told) implements HttpSessionListener {

        @Override
        public void sessionCreated(HttpSessionEvent event) {
            told.add(name + " created");
        }

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            event.getSession().invalidate();
            told.add(name + " destroyed");
        }
    }

    @Test
    @DisplayName("tell their listeners of a beginning in their order, and of an end in the opposite one, once")
    void order() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpSessions sessions =
                HttpSessions.plain().listener(new Named("a", told)).listener(new Named("b", told));
        assertThat(answer(sessions, (request, response) -> {
                    request.getSession().invalidate();
                    response.getWriter().print(request.getSession(false));
                }))
                .isEqualTo("null");
        assertThat(told).containsExactly("a created", "b created", "b destroyed", "a destroyed");
    }

    @Test
    @DisplayName("let the servlet have what a listener throws, and keep what had been done")
    void thrown() throws Exception {
        HttpSessionAttributeListener throwing = new HttpSessionAttributeListener() {
            @Override
            public void attributeAdded(HttpSessionBindingEvent event) {
                throw new ArithmeticException("a mistake");
            }
        };
        assertThat(answer(HttpSessions.plain().listener(throwing), (request, response) -> {
                    try {
                        request.getSession().setAttribute("a", 1);
                    } catch (ArithmeticException e) {
                        response.getWriter()
                                .print(e.getMessage() + request.getSession().getAttribute("a"));
                    }
                }))
                .isEqualTo("a mistake1");
    }

    private static String answer(HttpSessions sessions, Handler handler) throws Exception {
        try (SessionFramework framework = SessionFramework.builder()
                        .settings("""
                                {
                                  "Authentication": { "SessionResolver": "CookieSessionResolver" },
                                  "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } }
                                }
                                """)
                        .environment(Map.of())
                        .build();
                Container container = Jetty.start((types, application) -> {
                    SessionFilter.builder(framework)
                            .httpSessions(sessions)
                            .build()
                            .addTo(application);
                    application
                            .addServlet("test", new TestServlet(Map.of("/test", handler)))
                            .addMapping("/test");
                })) {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + container.port() + "/test"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
