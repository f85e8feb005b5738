package dev.sessionkit.examples.quickstart;

import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.StartupException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host that is started from the command line: {@code java -jar NAME.jar [settings.json]}, on the port that the environment
 * variable {@code PORT} says, 8080 without it. Immutable.
 *
 * @param name of its jar
 * @param settings those that count without an argument, as JSON
 * @param trial what to give curl for a first try; {@code %s} stands for the host's address
 * @param place where they keep sessions, in words
 * @param farewell what becomes of sessions when it stops, in words
 * @param parts what the framework is given besides settings
 * @param more endpoints beside the quickstart's, by path and then by method
 */
public record Program(
        String name,
        String settings,
        String trial,
        String place,
        String farewell,
        UnaryOperator<SessionFramework.Builder> parts,
        Map<String, Map<String, Endpoint>> more) {

    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final String USUAL_PORT = "8080";
    private static final int CANNOT_START = 1;
    private static final int CALLED_WRONGLY = 2;

    /**
     * Starts the host and returns; it runs until the process is told to stop. Where it cannot start it says why in a few
     * lines, and exits with 1, or with 2 where it was called wrongly.
     *
     * @param arguments at most one: the settings file
     */
    public void run(String[] arguments) {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else an answer waits for the client's delayed ACK
        System.setProperty("sun.net.httpserver.maxReqTime", "30"); // seconds, after which a slow request is cut off
        try {
            start(arguments, Optional.ofNullable(System.getenv("PORT")).orElse(USUAL_PORT));
        } catch (UsageException e) {
            exit(CALLED_WRONGLY, e.getMessage() + "\nusage: [PORT=8080] java -jar " + name + ".jar [settings.json]");
        } catch (StartupException | IOException e) {
            exit(CANNOT_START, String.valueOf(e.getMessage()));
        }
    }

    private void start(String[] arguments, String port) throws UsageException, IOException {
        Optional<Path> file = file(arguments);
        Host host = listen(port(port), file);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(host), "stop"));
        String url = "http://localhost:" + host.port() + "/";
        LOG.info("Listening on {}", url);
        LOG.info(
                "Sessions are kept {}",
                file.map(path -> "where " + path.toAbsolutePath() + " says").orElse(place));
        LOG.info("Try it: curl -i {}", trial.formatted(url));
    }

    private Host listen(int port, Optional<Path> file) throws IOException {
        try {
            return Host.start(() -> framework(file), port, more);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on port " + port + " (" + e.getMessage() + "): choose another, such as PORT=8081",
                    e);
        }
    }

    private SessionFramework framework(Optional<Path> file) {
        SessionFramework.Builder builder = parts.apply(SessionFramework.builder());
        return file.map(builder::settings)
                .orElseGet(() -> builder.settings(settings))
                .build();
    }

    private void stop(Host host) {
        host.close();
        LOG.info("Stopped. {}", farewell);
    }

    private static Optional<Path> file(String[] arguments) throws UsageException {
        if (arguments.length > 1 || arguments.length == 1 && arguments[0].startsWith("-")) {
            throw new UsageException("the only argument is the settings file");
        }
        try {
            return arguments.length == 0 ? Optional.empty() : Optional.of(Path.of(arguments[0]));
        } catch (InvalidPathException e) {
            throw new UsageException("the settings file is not named as a file can be");
        }
    }

    private static int port(String text) throws UsageException {
        int port;
        try {
            port = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw noPort(text);
        }
        if (port < 0 || port > 65535) {
            throw noPort(text);
        }
        return port;
    }

    private static UsageException noPort(String text) {
        return new UsageException("PORT is \"" + text + "\"; it is a number from 0 (any that is free) to 65535");
    }

    private static void exit(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }

    /** What was typed makes no sense. */
    private static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
