package dev.sessionkit.examples.weblogin;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed. Immutable.
 *
 * @param port of the host; 0 for any that is free
 * @param providerPort of the identity provider for demonstration; 0 for any that is free
 * @param settings the settings file, where one is given
 */
record CommandLine(int port, int providerPort, Optional<Path> settings) {

    static final String USAGE = "usage: [PORT=8080] [PROVIDER_PORT=8081] java -jar web-login.jar [settings.json]";

    private static final int USUAL_PORT = 8080;
    private static final int HIGHEST_PORT = 65535;

    /** The provider's port is the next one, unless it is said, or any will do. */
    static CommandLine of(String[] arguments, Map<String, String> environment) throws UsageException {
        if (arguments.length > 1 || arguments.length == 1 && arguments[0].startsWith("-")) {
            throw new UsageException("the only argument is the settings file");
        }
        int port = port("PORT", environment, USUAL_PORT);
        int next = port == 0 || port == HIGHEST_PORT ? 0 : port + 1;
        return new CommandLine(port, port("PROVIDER_PORT", environment, next), file(arguments));
    }

    private static int port(String name, Map<String, String> environment, int usual) throws UsageException {
        String text = environment.get(name);
        if (text == null) {
            return usual;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) { // is told below, like a number that is no port
        }
        throw new UsageException(name + " is \"" + text + "\"; it is a number from 0 (any that is free) to 65535");
    }

    private static Optional<Path> file(String[] arguments) throws UsageException {
        try {
            return arguments.length == 0 ? Optional.empty() : Optional.of(Path.of(arguments[0]));
        } catch (InvalidPathException e) {
            throw new UsageException("the settings file is not named as a file can be");
        }
    }

    /** What was typed makes no sense. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
