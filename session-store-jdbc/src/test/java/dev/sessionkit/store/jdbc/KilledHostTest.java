package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call has stored outlives the process, however that ends. */
class KilledHostTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:", "jdbc:sqlite:"})
    void kill_losesNothing(String kind) throws Exception {
        String url = kind + directory.resolve("sessions");
        List<SessionId> ids = runAndKill(url);
        assertThat(ids).hasSize(Host.SESSIONS);
        JdbcSessionStore store = Stores.at(url);
        assertThat(ids).allMatch(id -> store.find(id).isPresent());
        store.close();
    }

    private static List<SessionId> runAndKill(String url) throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Host.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = host.inputReader()) {
            return Stream.generate(() -> read(said))
                    .limit(Host.SESSIONS)
                    .map(line -> SessionId.parse(line).orElseThrow())
                    .toList();
        } finally {
            host.destroyForcibly().waitFor();
        }
    }

    private static String read(BufferedReader said) {
        try {
            return String.valueOf(said.readLine());
        } catch (IOException e) {
            throw new AssertionError("the host said nothing", e);
        }
    }

    /** Says the id of each session that it has stored, and never ends. */
    static final class Host {

        static final int SESSIONS = 20;

        private Host() {}

        public static void main(String... arguments) throws InterruptedException {
            JdbcSessionStore store = Stores.at(arguments[0]);
            for (int i = 0; i < SESSIONS; i++) {
                SessionRecord session = Records.newSession();
                store.create(session);
                System.out.println(session.id());
            }
            Thread.currentThread().join();
        }
    }
}
