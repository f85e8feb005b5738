package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionFramework;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

@DisplayName("A filter that is mapped to requests alone, as web.xml does unless told otherwise,")
class NarrowMappingTest {

    private final SessionFramework framework =
            SessionFramework.builder().settings("""
                    {
                      "Authentication": { "SessionResolver": "CookieSessionResolver" },
                      "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } }
                    }
                    """).environment(Map.of()).build();
    private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage());
        }
    };

    static Stream<Container.Kind> containers() {
        return Stream.of(Jetty::start, EmbeddedTomcat::start);
    }

    @AfterEach
    void close() {
        framework.close();
    }

    private void register(ServletContext application) {
        Map<String, Handler> handlers = Map.of(
                "/h/forwards",
                (request, response) -> {
                    SessionFilter.context(request).newSession(NewSession.anonymous());
                    request.getRequestDispatcher("/h/target").forward(request, response);
                },
                "/h/target",
                (request, response) -> response.getWriter().print("forwarded"),
                "/h/dispatches",
                (request, response) -> {
                    if (request.getDispatcherType() == DispatcherType.REQUEST) {
                        SessionFilter.context(request).newSession(NewSession.anonymous());
                        request.startAsync().dispatch();
                    }
                });
        ServletRegistration.Dynamic servlet = application.addServlet("tests", new TestServlet(handlers));
        servlet.setAsyncSupported(true);
        servlet.addMapping("/h/*");
        FilterRegistration.Dynamic filter = application.addFilter(
                "sessions", SessionFilter.builder(framework).build());
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    private static HttpResponse<String> get(Container container, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + container.port() + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    @ParameterizedTest
    @MethodSource("containers")
    @DisplayName("sends a forward's cookie, or fails where the container takes no header any more")
    void forward(Container.Kind kind) throws Exception {
        try (Container container = kind.start((types, application) -> register(application))) {
            HttpResponse<String> answer = get(container, "/h/forwards");

            boolean sent = answer.headers().firstValue("Set-Cookie").isPresent();
            assertThat(answer.statusCode()).isEqualTo(sent ? 200 : 500);
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    @DisplayName("says in the log that what an asynchronous dispatch has set is lost")
    void dispatch(Container.Kind kind) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(Exchange.class);
        logger.setLevel(Level.ERROR);
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
        try (Container container = kind.start((types, application) -> register(application))) {
            HttpResponse<String> answer = get(container, "/h/dispatches");

            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(logged.poll(30, TimeUnit.SECONDS)).contains("map the filter to all dispatcher types");
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
    }
}
