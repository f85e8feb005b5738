package dev.sessionkit.examples.weblogin;

import dev.sessionkit.core.StartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the host: {@code java -jar web-login.jar [settings.json]}. Without an argument it uses the settings inside the jar, with
 * which sessions and accounts lie in an H2 file below the current folder.
 */
public final class WebLogin {

    private static final Logger LOG = LoggerFactory.getLogger(WebLogin.class);
    private static final int CANNOT_START = 1;
    private static final int CALLED_WRONGLY = 2;

    private WebLogin() {}

    /**
     * Starts the host and returns; it runs until the process is told to stop. Where it cannot start it says why in a few lines,
     * and exits with 1, or with 2 where it was called wrongly.
     *
     * @param arguments at most one: the settings file
     */
    public static void main(String[] arguments) {
        try {
            serve(CommandLine.of(arguments, System.getenv()));
        } catch (CommandLine.UsageException wrong) {
            exit(CALLED_WRONGLY, wrong.getMessage() + "\n" + CommandLine.USAGE);
        } catch (StartupException | CannotStartException failed) {
            exit(CANNOT_START, String.valueOf(failed.getMessage()));
        }
    }

    private static void serve(CommandLine called) {
        WebHost host = WebHost.start(called, System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host), "stop"));
        LOG.info("Listening on {}/", host.url());
        LOG.info(
                "Sessions and accounts are kept where {} says",
                called.settings()
                        .map(file -> file.toAbsolutePath().toString())
                        .orElse("the settings.json in this jar"));
        host.demonstrationIssuer()
                .ifPresent(issuer -> LOG.warn(
                        "FOR DEMONSTRATION ALONE: the identity provider {} lets anybody sign in as anybody", issuer));
        LOG.info("Open {}/ in a browser. Ctrl-C stops it.", host.url());
    }

    private static void stop(WebHost host) {
        host.close();
        LOG.info("Stopped. Who is signed in stays so.");
    }

    private static void exit(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}
