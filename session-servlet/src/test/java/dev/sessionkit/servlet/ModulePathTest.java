package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host that is a module")
class ModulePathTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Path QUIET = Path.of("src/test/resources/logback-test.xml");

    private static final String DESCRIPTOR = """
            module visits {
                requires dev.sessionkit.servlet;
                requires org.eclipse.jetty.ee11.servlet;
                exports visits;
            }
            """;

    private static final String HOST = """
            package visits;

            import dev.sessionkit.api.AuthRequired;
            import dev.sessionkit.api.SessionKey;
            import dev.sessionkit.core.NewSession;
            import dev.sessionkit.core.SessionContext;
            import dev.sessionkit.core.SessionFramework;
            import dev.sessionkit.servlet.SessionFilter;
            import jakarta.servlet.http.*;
            import java.io.IOException;
            import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
            import org.eclipse.jetty.server.*;

            public class Host extends HttpServlet {
                public record Count(int visits) {}

                static final SessionKey<Count> COUNT = SessionKey.of("count", Count.class);

                @Override
                protected void doPost(HttpServletRequest request, HttpServletResponse response) {
                    SessionContext context = SessionFilter.context(request);
                    context.newSession(NewSession.anonymous()).set(COUNT, new Count(7));
                }

                @Override
                @AuthRequired
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    Count count = SessionFilter.context(request).session().orElseThrow().get(COUNT).orElseThrow();
                    response.getWriter().print(count.visits() + " in " + SessionFilter.class.getModule());
                }

                public static void main(String[] arguments) throws Exception {
                    SessionFramework framework = SessionFramework.builder()
                            .settings("{ 'Authentication': { 'SessionResolver': 'CookieSessionResolver' }, 'Catena': {"
                                    .concat(" 'SessionStore': { 'SessionProvider': 'MemorySessionStore' } } }")
                                    .replace((char) 39, (char) 34))
                            .build();
                    ServletContextHandler application = new ServletContextHandler();
                    application.addServletContainerInitializer((types, context) -> {
                        SessionFilter.builder(framework).build().addTo(context);
                        context.addServlet("visits", Host.class).addMapping("/visits");
                    });
                    Server server = new Server(0);
                    server.setHandler(application);
                    server.start();
                    System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
                }
            }
            """;

    @Test
    @DisplayName("starts on the module path, in Jetty, and gets its sessions, its gate and its problem details there")
    void host_onModulePath(@TempDir Path folder) throws Exception {
        String path = System.getProperty("java.class.path");
        Path classes = compile(folder, path);

        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogback.configurationFile=" + QUIET.toAbsolutePath(),
                        "--module-path",
                        classes + File.pathSeparator + path,
                        "--module",
                        "visits/visits.Host")
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader said = host.inputReader()) {
            String port = said.readLine();
            assertThat(port).as("the port of the host that listens").isNotNull();
            URI address = URI.create("http://localhost:" + port + "/visits");

            HttpResponse<String> refused = send(HttpRequest.newBuilder(address));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"code\":\"session-required\"");
            HttpResponse<String> begun = send(HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()));
            String cookie = begun.headers().firstValue("set-cookie").orElseThrow();
            HttpResponse<String> read =
                    send(HttpRequest.newBuilder(address).header("cookie", cookie.substring(0, cookie.indexOf(';'))));
            assertThat(read.body()).isEqualTo("7 in module dev.sessionkit.servlet");
        } finally {
            host.destroy();
            host.waitFor();
        }
    }

    private static Path compile(Path folder, String path) throws IOException {
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR);
        Path source = Files.createDirectory(folder.resolve("visits")).resolve("Host.java");
        Files.writeString(source, HOST);
        Path classes = folder.resolve("classes");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "--module-path",
                        path,
                        "-d",
                        classes.toString(),
                        descriptor.toString(),
                        source.toString());
        assertThat(failed).isZero();
        return classes;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
