package dev.sessionkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's walk, run as it stands there but for the port, gives the answers that stand there. */
class ReadmeIT {

    /** A block of commands, which may ask for a restart before it. */
    private static final Pattern CONSOLE = Pattern.compile("```console( restarted)?\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void the_walk_gives_the_answers_that_stand_there() throws IOException {
        List<MatchResult> blocks = CONSOLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .toList();
        assertThat(blocks).hasSize(4);
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            for (MatchResult block : blocks) {
                if (block.group(1) != null) {
                    host.restart();
                }
                assertThat(transcript(block.group(2), host.port())).isEqualTo(block.group(2));
            }
        }
    }

    /** What a shell shows when the block's commands are typed. */
    private String transcript(String block, int port) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String line : block.lines().filter(text -> text.startsWith("$ ")).toList()) {
            script.append("echo ").append(quoted(line)).append('\n');
            script.append(line.substring(2).replace(":8080/", ":" + port + "/")).append('\n');
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
