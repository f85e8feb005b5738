package dev.sessionkit.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One host for all tests of a class, with its sessions in memory. */
final class OneHost implements BeforeAllCallback, AfterAllCallback {

    private RestartableHost host;
    private Client client;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        String url = "jdbc:h2:mem:" + context.getRequiredTestClass().getSimpleName() + ";DB_CLOSE_DELAY=-1";
        host = HostInProcess.start(Path.of("settings.json"), Map.of("JdbcSessionStore__JdbcUrl", url));
        client = host.client();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        host.close();
    }

    int port() {
        return host.port();
    }

    Client client() {
        return client;
    }
}
