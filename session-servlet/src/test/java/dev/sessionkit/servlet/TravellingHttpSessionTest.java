package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An HttpSession that travels with its client, and names no id outside of it,")
class TravellingHttpSessionTest {

    private final SessionFramework framework = SessionFramework.builder()
            .settings("""
                    {
                      "Authentication": { "SessionResolver": "SealedSessionStore" },
                      "Catena": { "SessionStore": { "SessionProvider": "SealedSessionStore" } },
                      "SealedSessionStore": { "Application": "shop", "Keys": "%s" }
                    }
                    """.formatted(key()))
            .environment(Map.of())
            .build();
    private String cookie = "other=1";

    private static String key() {
        byte[] random = new byte[32];
        new Random(1).nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @AfterEach
    void close() {
        framework.close();
    }

    @Test
    @DisplayName("begins, is joined, says so, and ends")
    void life() throws Exception {
        Map<String, Handler> handlers = Map.of(
                "/begin",
                        (request, response) -> {
                            request.getSession().setAttribute("count", 5L);
                            response.getWriter().print(request.getSession().getId());
                        },
                "/read", (request, response) -> response.getWriter().print(read(request)),
                "/accessor",
                        (request, response) -> {
                            HttpSession.Accessor accessor =
                                    request.getSession(false).getAccessor();
                            try {
                                accessor.access(session -> {});
                            } catch (IllegalStateException e) {
                                response.getWriter().print("not there");
                            }
                        },
                "/change", (request, response) -> response.getWriter().print(request.changeSessionId()),
                "/end", (request, response) -> request.getSession(false).invalidate());
        try (Container container = Jetty.start((types, application) -> {
            SessionFilter.builder(framework)
                    .httpSessions(HttpSessions.plain())
                    .build()
                    .addTo(application);
            application.addServlet("tests", new TestServlet(handlers)).addMapping("/");
        })) {
            assertThat(get(container, "/read")).isEqualTo("none null false false");
            String id = get(container, "/begin");
            assertThat(get(container, "/read")).isEqualTo("5 " + id + " true true");
            assertThat(get(container, "/accessor")).isEqualTo("not there");
            String before = cookie;
            assertThat(get(container, "/change")).isEqualTo(id);
            assertThat(cookie).isNotEqualTo(before);
            assertThat(get(container, "/read")).isEqualTo("5 " + id + " true true");
            get(container, "/end");
            assertThat(get(container, "/read")).isEqualTo("none null false false");
        }
    }

    private static String read(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return (session == null ? "none" : session.getAttribute("count")) + " " + request.getRequestedSessionId() + " "
                + request.isRequestedSessionIdValid() + " " + request.isRequestedSessionIdFromCookie();
    }

    private String get(Container container, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + container.port() + path))
                                .header("Cookie", cookie)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        return answer.body();
    }
}
