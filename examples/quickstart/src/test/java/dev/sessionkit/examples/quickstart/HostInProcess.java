package dev.sessionkit.examples.quickstart;

import dev.sessionkit.core.SessionFramework;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The host, in the process of the test. */
final class HostInProcess implements RestartableHost {

    private final Path settings;
    private final Map<String, String> environment;
    private Host host;

    private HostInProcess(Path settings, Map<String, String> environment) throws IOException {
        this.settings = settings;
        this.environment = environment;
        this.host = start(0);
    }

    /** With settings as they are shipped, but for what the environment says. */
    static HostInProcess start(Path settings, Map<String, String> environment) throws IOException {
        return new HostInProcess(settings, environment);
    }

    /** With the usual settings, and the H2 file in a folder. */
    static HostInProcess withH2(Path folder) throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("sessions").toAbsolutePath();
        return start(Path.of("settings.json"), Map.of("JdbcSessionStore__JdbcUrl", url));
    }

    @Override
    public int port() {
        return host.port();
    }

    @Override
    public void restart() throws IOException {
        int port = port();
        host.close();
        host = start(port);
    }

    @Override
    public void close() {
        host.close();
    }

    private Host start(int port) throws IOException {
        return Host.start(
                () -> SessionFramework.builder()
                        .settings(settings)
                        .environment(environment)
                        .build(),
                port,
                Map.of());
    }
}
