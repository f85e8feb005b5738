package dev.sessionkit.examples.weblogin;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.login.LoginApi;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** The framework and the server in front of it, started and stopped together. Thread-safe once it has started. */
final class WebHost implements AutoCloseable {

    private final Deque<Runnable> whatToStop = new ArrayDeque<>();
    private Optional<String> demonstrationIssuer = Optional.empty();
    private String url = "";

    private WebHost() {}

    /** Takes the ports first, so that one that is taken leaves nothing behind; then starts the framework, and serves. */
    static WebHost start(CommandLine called, Map<String, String> environment) {
        WebHost host = new WebHost();
        try {
            host.begin(called, environment);
            return host;
        } catch (RuntimeException failed) {
            host.close();
            throw failed;
        }
    }

    private void begin(CommandLine called, Map<String, String> environment) {
        HostSettings settings = HostSettings.of(called.settings());
        WebServer server = WebServer.listen(called.port());
        whatToStop.push(server::close);
        url = environment.getOrDefault(HostSettings.URL, "http://localhost:" + server.port());
        if (settings.mention(HostSettings.DEMONSTRATION_ISSUER)) {
            DemonstrationProvider provider = DemonstrationProvider.start(called.providerPort());
            whatToStop.push(provider::close);
            demonstrationIssuer = Optional.of(provider.issuer());
        }
        SessionFramework framework = settings.tell(LoginApi.sections(SessionFramework.builder()))
                .environment(settings.variables(environment, url, demonstrationIssuer))
                .build();
        whatToStop.push(framework::close);
        server.serve(framework, Authentication.of(framework), url);
        whatToStop.push(server::close); // before what it uses
    }

    /** How browsers know it, without a slash at its end. */
    String url() {
        return url;
    }

    /** The provider that believes every name, where the settings ask for it. */
    Optional<String> demonstrationIssuer() {
        return demonstrationIssuer;
    }

    /** Lets requests under way finish, then stops everything, last started first. */
    @Override
    public void close() {
        while (!whatToStop.isEmpty()) {
            whatToStop.pop().run();
        }
    }
}
