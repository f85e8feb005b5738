package com.example.custom.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.example.custom.KeyValueMap;
import dev.sessionkit.examples.quickstart.Program;
import java.io.IOException;
import java.io.InputStream;

/**
 * Starts the host. Without an argument it uses the settings inside the jar, with which sessions lie in memory, in
 * {@link com.example.custom.MyKeyValueSessionStore}.
 */
public final class CustomComponents {

    private CustomComponents() {}

    /**
     * Starts the host and returns; it runs until the process is told to stop.
     *
     * @param arguments at most one: the settings file
     * @throws IOException where the jar is broken
     */
    public static void main(String[] arguments) throws IOException {
        KeyValueMap map = new InMemoryMap();
        new Program(
                        "custom-components",
                        usualSettings(),
                        "%sparty",
                        "in a map in memory",
                        "What lay in memory is gone.",
                        framework -> framework.hostObject(KeyValueMap.class, map),
                        PartyEndpoint.byPath())
                .run(arguments);
    }

    private static String usualSettings() throws IOException {
        try (InputStream in = CustomComponents.class.getResourceAsStream("settings.json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
