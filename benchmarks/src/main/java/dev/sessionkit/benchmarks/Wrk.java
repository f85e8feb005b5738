package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator of that name, version 4, as Debian packages it. */
final class Wrk {

    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAULT = Pattern.compile("Non-2xx.*|Socket errors.*");
    private static final int CONNECTIONS = 16;
    private static final int PATIENCE_SECONDS = 60;

    private Wrk() {}

    static boolean isThere() throws InterruptedException {
        try {
            run(List.of("wrk", "--version"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** How many requests a second are answered, each of a browser with that cookie. */
    static double throughput(String address, String cookie, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("wrk", "--threads", "1", "--connections", "" + CONNECTIONS, "--duration", seconds + "s"));
        for (Map.Entry<String, String> header : BrowserHeaders.with(cookie).entrySet()) {
            command.addAll(List.of("--header", header.getKey() + ": " + header.getValue()));
        }
        command.add(address);
        String said = run(command);
        Matcher throughput = PER_SECOND.matcher(said);
        if (FAULT.matcher(said).find() || !throughput.find()) {
            throw new IllegalStateException("wrk was not served: " + said);
        }
        return Double.parseDouble(throughput.group(1));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("wrk does not end");
        }
        return said;
    }
}
