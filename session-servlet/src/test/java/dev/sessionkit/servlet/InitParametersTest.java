package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A filter that its container makes")
class InitParametersTest {

    private static final String ATTRIBUTE = "dev.sessionkit.core.SessionFramework";

    private final SessionFramework framework =
            SessionFramework.builder().settings("""
                    {
                      "Authentication": { "SessionResolver": "CookieSessionResolver" },
                      "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } }
                    }
                    """).environment(Map.of()).build();

    @AfterEach
    void close() {
        framework.close();
    }

    private Container started(Map<String, String> parameters) {
        return Jetty.start((types, application) -> {
            application.setAttribute(ATTRIBUTE, framework);
            register(application, parameters);
        });
    }

    /** What a container's filter with these parameters makes of {@code getSession}. */
    private String begun(Map<String, String> parameters, Optional<Object> told) throws Exception {
        Handler handler = (request, response) -> {
            try {
                request.getSession().setAttribute("cart", Cart.of("tea"));
                response.getWriter().print(request.getSession().getAttribute("cart"));
            } catch (IllegalArgumentException | IllegalStateException e) {
                response.getWriter().print(e.getMessage());
            }
        };
        try (Container container = Jetty.start((types, application) -> {
            application.setAttribute(ATTRIBUTE, framework);
            told.ifPresent(sessions -> application.setAttribute("dev.sessionkit.servlet.HttpSessions", sessions));
            register(application, parameters);
            application
                    .addServlet("begins", new TestServlet(Map.of("/begin", handler)))
                    .addMapping("/begin");
        })) {
            return send(container, "GET", "/begin").body();
        }
    }

    @Test
    @DisplayName("serves HttpSessions where it is told to, with what the servlet context says of them")
    void httpSessions() throws Exception {
        Optional<Object> declared = Optional.of(HttpSessions.plain().attribute(Cart.KEY));
        assertThat(begun(Map.of("http-sessions", "true"), declared)).isEqualTo("[tea]");
        assertThat(begun(Map.of("http-sessions", " true "), Optional.empty())).contains("declare it");
        assertThat(begun(Map.of("http-sessions", "false"), declared))
                .as("Jetty's own")
                .isEqualTo("No SessionManager");
        assertThat(begun(Map.of(), declared)).as("Jetty's own").isEqualTo("No SessionManager");
        assertThatThrownBy(() -> begun(Map.of("http-sessions", "true"), Optional.of("cart")))
                .rootCause()
                .hasMessage(
                        "the servlet context's attribute dev.sessionkit.servlet.HttpSessions is a java.lang.String");
    }

    private static void register(ServletContext application, Map<String, String> parameters) {
        FilterRegistration.Dynamic filter = application.addFilter("sessions", SessionFilter.class);
        filter.setAsyncSupported(true);
        filter.setInitParameters(parameters);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        application
                .addServlet("tests", new TestServlet(Map.of("/h/a/b", (request, response) -> {})))
                .addMapping("/h/*");
    }

    private static HttpResponse<String> send(Container container, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + container.port() + path))
                .method(method, BodyPublishers.noBody());
        return HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Test
    @DisplayName("is told its rules by init parameters")
    void parameters() throws Exception {
        try (Container container = started(Map.of(
                "origins", "https://a.example https://b.example",
                "valid-session", "\n /h/a/*\n /h/c ",
                "user-account", "/h/u/*",
                "admin-account", "/h/x",
                "no-session", "/h/a/b",
                "from-other-sites", "/h/a/b",
                "bearer-realm", "things"))) {
            for (String needing : new String[] {"/h/a/", "/h/c", "/h/u/1", "/h/x"}) {
                HttpResponse<String> refused = send(container, "GET", needing);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"things\"");
            }
            assertThat(send(container, "GET", "/h/a/b").statusCode()).isEqualTo(200);
            assertThat(send(container, "POST", "/h/a/b", "Origin", "https://c.example")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(container, "POST", "/h/d", "Origin", "https://b.example")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(send(container, "POST", "/h/d", "Origin", "https://c.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("asks for a session where no carrier of bearer tokens is named")
    void noBearer() throws Exception {
        try (Container container = started(Map.of("valid-session", "/*"))) {
            assertThat(send(container, "GET", "/h/a/b").headers().firstValue("WWW-Authenticate"))
                    .contains("Session realm=\"sessions\"");
        }
    }

    @Test
    @DisplayName("is not started with what it does not understand, and says what")
    void faults() {
        Map<Map<String, String>, String> faults = Map.of(
                Map.of("origin", "https://a.example"), "knows no init parameter origin; it knows [admin-account,",
                Map.of("origins", "a.example"), "'a.example' is not an origin",
                Map.of("no-session", "everything"), "'everything' is not a path pattern",
                Map.of("valid-session", "/a", "user-account", "/a"), "two rules for '/a'",
                Map.of("bearer-realm", "a\"b"), "a realm has 1 to 64",
                Map.of("http-sessions", "yes"), "http-sessions is true or false");
        faults.forEach((parameters, message) ->
                assertThatThrownBy(() -> started(parameters)).rootCause().hasMessageContaining(message));
    }

    @Test
    @DisplayName("is not started without a framework, and says where to put it")
    void noFramework() {
        assertThatThrownBy(() -> Jetty.start((types, application) -> register(application, Map.of())))
                .rootCause()
                .hasMessageContaining("servlet context's attribute " + ATTRIBUTE);
    }

    @Test
    @DisplayName("that was told its rules in code is not told others")
    void toldTwice() {
        assertThatThrownBy(() -> Jetty.start((types, application) -> SessionFilter.builder(framework)
                        .build()
                        .addTo(application)
                        .setInitParameter("origins", "https://a.example")))
                .rootCause()
                .hasMessageContaining("told its rules in code");
    }
}
