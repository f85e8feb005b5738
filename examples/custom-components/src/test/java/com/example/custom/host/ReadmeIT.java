package com.example.custom.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's walks, run as they stand there but for the ports, give the answers that stand there. */
class ReadmeIT {

    /** A block of commands, and what has to be done before it. */
    private static final Pattern CONSOLE = Pattern.compile("```console (.*?)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private JarProcess provider;
    private JarProcess host;
    private String settings;

    @BeforeEach
    void startProvider() throws IOException {
        provider = JarProcess.provider(folder);
    }

    @AfterEach
    void stop() {
        if (host != null) {
            host.close();
        }
        provider.close();
    }

    @Test
    void the_walks_give_the_answers_that_stand_there() throws IOException {
        List<MatchResult> blocks = CONSOLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
        for (MatchResult block : blocks) {
            prepare(block.group(1));
            assertThat(transcript(block.group(2))).isEqualTo(block.group(2));
        }
    }

    private void prepare(String label) throws IOException {
        switch (label) {
            case "the provider is stopped" -> provider.close();
            case "restarted" -> startHost();
            default -> {
                if (!provider.isRunning()) {
                    provider = JarProcess.provider(folder);
                }
                settings = label;
                startHost();
            }
        }
    }

    private void startHost() throws IOException {
        if (host != null) {
            host.close();
        }
        if (settings.equals("settings.json")) {
            host = JarProcess.host(folder);
        } else {
            String json = Files.readString(Path.of(settings)).replace(":9000", ":" + provider.port());
            host = JarProcess.host(
                    folder, Files.writeString(folder.resolve(settings), json).toString());
        }
    }

    /** What a shell shows when the block's commands are typed. */
    private String transcript(String block) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String line : block.lines().filter(text -> text.startsWith("$ ")).toList()) {
            script.append("echo ").append(quoted(line)).append('\n');
            script.append(line.substring(2)
                            .replace(":8080/", ":" + host.port() + "/")
                            .replace(":9000/", ":" + provider.port() + "/"))
                    .append('\n');
        }
        Process shell = new ProcessBuilder("bash", "-euc", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), UTF_8);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
