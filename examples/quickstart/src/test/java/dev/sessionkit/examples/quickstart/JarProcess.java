package dev.sessionkit.examples.quickstart;

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

/** {@code java -jar target/quickstart.jar}, as a process of its own in a folder of its own. */
final class JarProcess implements RestartableHost {

    private static final Pattern LISTENING = Pattern.compile("Listening on http://localhost:(\\d+)/");
    private static final Path JAR = Path.of("target", "quickstart.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

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

    /** Starts it on any free port and returns when it listens. */
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

    @Override
    public int port() {
        return port;
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

    /** As the machine's owner does, or a power cut. */
    void kill() throws IOException {
        process.destroyForcibly();
        exitCode(process);
    }

    @Override
    public void restart() throws IOException {
        if (process.isAlive()) {
            stop();
        }
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
        Matcher listening;
        do {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("it does not start: " + log);
            }
            log.add(line);
            listening = LISTENING.matcher(line);
        } while (!listening.find());
        port = Integer.parseInt(listening.group(1));
    }

    private static Process process(Path folder, Map<String, String> environment, int port, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int exitCode(Process process) throws IOException {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("it does not stop");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
