package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.EmbeddedTomcat;
import dev.sessionkit.servlet.Jetty;
import dev.sessionkit.servlet.SessionFilter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An endpoint")
class EndpointsTest {

    @ParameterizedTest
    @DisplayName("that has a mistake answers 500 as a problem: no page of the container's, and not what it says")
    @ValueSource(booleans = {true, false})
    void mistake(boolean inTomcat) throws Exception {
        Container.Kind kind = inTomcat ? EmbeddedTomcat::start : Jetty::start;
        Endpoints endpoints = new Endpoints(List.of(Route.of("GET", "mistake", call -> {
            call.response().setHeader("Location", "/nowhere");
            throw new IllegalStateException("a secret of this host");
        })));
        try (SessionFramework framework =
                        SessionFramework.builder().settings("""
                        {"Authentication": {"SessionResolver": "CookieSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}}}""").build();
                Container container = kind.start((types, application) -> {
                    SessionFilter.builder(framework).build().addTo(application);
                    application.addServlet("endpoints", endpoints).addMapping("/api/*");
                })) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + container.port() + "/api/mistake"))
                                    .build(),
                            BodyHandlers.ofString());

            problem(answer, 500, "broken");
            assertThat(answer.body()).doesNotContain("secret");
            assertThat(answer.headers().map()).doesNotContainKey("location");
        }
    }
}
