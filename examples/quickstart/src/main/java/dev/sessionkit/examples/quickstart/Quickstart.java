package dev.sessionkit.examples.quickstart;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Starts the host. Without an argument it uses the settings inside the jar, with which sessions lie in an H2 file below the
 * current folder.
 */
public final class Quickstart {

    private static final Path OWN_DATA = Path.of("quickstart-data", "sessions.mv.db");

    private Quickstart() {}

    /**
     * Starts the host and returns; it runs until the process is told to stop.
     *
     * @param arguments at most one: the settings file
     */
    public static void main(String[] arguments) {
        new Program(
                        "quickstart",
                        Assets.text("settings.json"),
                        "-d name=Ada %ssign-in",
                        "in the H2 file " + OWN_DATA.toAbsolutePath(),
                        "Who is signed in stays so.",
                        UnaryOperator.identity(),
                        Map.of())
                .run(arguments);
    }
}
