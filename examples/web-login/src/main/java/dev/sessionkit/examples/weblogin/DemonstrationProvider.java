package dev.sessionkit.examples.weblogin;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/**
 * FOR DEMONSTRATION ALONE: an OpenID Connect provider that believes whatever name it is told, so that the example's button for
 * social login leads somewhere. It asks for no password and keeps nothing. To the host it is a provider like any other: its
 * settings stand in {@code IdentityProviders}, where one of your own takes its place.
 *
 * <p>It names itself by the {@code Host} header of whoever asks, so it is {@code localhost} throughout.
 */
final class DemonstrationProvider implements AutoCloseable {

    private static final String NAME = "demo";
    private static final Logger SERVER_LOG =
            Logger.getLogger("okhttp3.mockwebserver"); // held, else its level is forgotten

    private final MockOAuth2Server server;
    private final Path loginPage;

    private DemonstrationProvider(MockOAuth2Server server, Path loginPage) {
        this.server = server;
        this.loginPage = loginPage;
    }

    /** Listens on this machine alone; 0 for any port that is free. */
    static DemonstrationProvider start(int port) {
        SERVER_LOG.setLevel(Level.OFF);
        try {
            Path page = Files.createTempFile("demonstration-provider", ".html"); // the server wants a file
            Files.writeString(page, Asset.text("demonstration/login.html"));
            DemonstrationProvider provider =
                    new DemonstrationProvider(new MockOAuth2Server(new OAuth2Config(true, page.toString())), page);
            provider.server.start(InetAddress.getLoopbackAddress(), port);
            return provider;
        } catch (IOException failed) {
            throw new CannotStartException(
                    "the provider for demonstration cannot listen on port " + port + " (" + failed.getMessage()
                            + "): choose another, such as PROVIDER_PORT=8091",
                    failed);
        }
    }

    /** Who it is, to the letter. */
    String issuer() {
        return "http://localhost:" + server.baseUrl().port() + "/" + NAME;
    }

    @Override
    public void close() {
        server.shutdown();
        try {
            Files.deleteIfExists(loginPage);
        } catch (IOException leftBehind) { // a public page in the folder for temporary files
            SERVER_LOG.log(Level.FINE, "left behind", leftBehind);
        }
    }
}
