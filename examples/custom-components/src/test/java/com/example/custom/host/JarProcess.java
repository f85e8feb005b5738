package com.example.custom.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of {@code target/custom-components.jar}, as a process of its own in a folder of its own. */
final class JarProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on http://[a-z0-9.]+:(\\d+)");
    private static final String JAR =
            Path.of("target", "custom-components.jar").toAbsolutePath().toString();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final int port;

    private JarProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The identity provider, on any free port. */
    static JarProcess provider(Path folder) throws IOException {
        return start(folder, List.of("-cp", JAR, "com.example.custom.provider.IdentityProvider", "0"));
    }

    /** The host, on any free port. */
    static JarProcess host(Path folder, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-jar", JAR));
        all.addAll(List.of(arguments));
        return start(folder, all);
    }

    private static JarProcess start(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        builder.environment().put("SESSION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        List<String> log = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return new JarProcess(process, Integer.parseInt(listening.group(1)));
            }
        }
        throw new IOException("it does not start: " + log);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    int port() {
        return port;
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit().join();
    }
}
