package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        assertThat(blocks).hasSize(3);
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            for (MatchResult block : blocks) {
                if (block.group(1) != null) {
                    host.restart();
                }
                assertThat(transcript(block.group(2), host.port())).matches(pattern(block.group(2)));
            }
        }
    }

    /** What a shell shows when the block's commands are typed, each answer on lines of its own. */
    private String transcript(String block, int port) throws IOException {
        StringBuilder script = new StringBuilder();
        for (String line : block.lines().filter(text -> text.startsWith("$ ")).toList()) {
            String command = line.substring(2).replace(":8080/", ":" + port + "/");
            script.append("echo ")
                    .append(quoted(line))
                    .append('\n')
                    .append(command)
                    .append('\n');
            if (!command.contains("=$(")) {
                script.append("echo\n"); // the answers have no line break of their own
            }
        }
        Process shell = new ProcessBuilder("bash", "-euc", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), UTF_8);
    }

    /** The block, where an ellipsis stands for anything on one line. */
    private static String pattern(String block) {
        return Arrays.stream(block.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
