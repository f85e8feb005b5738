package dev.sessionkit.examples.weblogin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code java -jar target/web-login.jar}, as a process of its own in a folder of its own. */
final class JarProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Open http://localhost:(\\d+)/ in a browser");
    private static final Path JAR = Path.of("target", "web-login.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final List<String> log = new ArrayList<>();
    private Process process;
    private int port;

    private JarProcess(Path folder, Map<String, String> environment, List<String> arguments) {
        this.folder = folder;
        this.environment = environment;
        this.arguments = arguments;
    }

    /** Starts it on any free ports and returns when it listens. */
    static JarProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        JarProcess jar = new JarProcess(folder, environment, List.of(arguments));
        jar.launch();
        return jar;
    }

    /** Runs it to its end. */
    static Ended run(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Process process = process(folder, environment, 0, List.of(arguments));
        try (InputStream output = process.getInputStream()) {
            return new Ended(new String(output.readAllBytes(), StandardCharsets.UTF_8), exitCode(process));
        }
    }

    /** What a process has left. */
    record Ended(String output, int exitCode) {}

    int port() {
        return port;
    }

    /** How browsers know it. */
    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** What it has printed so far. */
    List<String> log() {
        return log;
    }

    /** As Ctrl-C and service managers do; what it says at the end is in the log then. */
    int stop() throws IOException {
        process.toHandle().destroy(); // process.destroy() would close its output, too
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(log::add);
        }
        return exitCode(process);
    }

    /** On the same port; the provider for demonstration gets any. */
    void restart() throws IOException {
        stop();
        launch();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        exitCode(process);
    }

    private void launch() throws IOException {
        process = process(folder, environment, port, arguments);
        BufferedReader output = process.inputReader();
        Matcher ready;
        do {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("it does not start: " + log);
            }
            log.add(line);
            ready = READY.matcher(line);
        } while (!ready.find());
        port = Integer.parseInt(ready.group(1));
    }

    private static Process process(Path folder, Map<String, String> environment, int port, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("PROVIDER_PORT", "0");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int exitCode(Process process) throws IOException {
        try {
            if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it does not stop");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
