package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The other settings: sessions in a real PostgreSQL. */
class PostgreSqlTest {

    private static final Path SETTINGS = Path.of("settings-postgresql.json");
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgreSql() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgreSql() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_sign_in_survives_a_restart_and_not_a_sign_out(Walk walk) throws IOException {
        try (RestartableHost host = HostInProcess.start(SETTINGS, environment(postgres.getPort()))) {
            walk.through(host);
        }
    }

    @Test
    void while_the_database_is_away_only_what_needs_a_session_is_unavailable() throws IOException {
        Map<String, String> environment = new HashMap<>();
        try (Cable cable = new Cable(postgres.getPort())) {
            environment.putAll(environment(cable.port()));
            environment.put("JdbcSessionStore__ConnectionTimeout", "PT0.5S");
            try (RestartableHost host = HostInProcess.start(SETTINGS, environment)) {
                Client client = host.client();
                Reply signedIn = client.signIn("Ada");
                String[] credential = {"Cookie", signedIn.cookie().orElseThrow()};
                client.post("/counter", credential);

                cable.cut();
                String unavailable = "503 {\"error\":\"sessions are unavailable, try again soon\"}";
                assertThat(client.get("/whoami", credential).summary()).isEqualTo(unavailable);
                assertThat(client.post("/counter", credential).summary()).isEqualTo(unavailable);
                assertThat(client.post("/sign-out", credential).summary()).isEqualTo(unavailable);
                assertThat(client.signIn("Bob").summary()).isEqualTo(unavailable);
                Reply page = client.get("/", "Cookie", credential[1], "Accept", "text/html");
                assertThat(page.status()).isEqualTo(503);
                assertThat(page.header("Retry-After")).hasValue("5");
                assertThat(page.body()).contains("Sessions are unavailable, try again soon.");
                assertThat(page.cookie()).isEmpty();
                assertThat(client.get("/").status()).isEqualTo(200);
                assertThat(client.get("/style.css").status()).isEqualTo(200);
                assertThat(client.get("/whoami").status()).isEqualTo(401);
                assertThat(client.get("/whoami", "Cookie", "quickstart-session=nonsense")
                                .summary())
                        .isEqualTo("401 {\"error\":\"not signed in\",\"reason\":\"MALFORMED\"}");

                cable.mend();
                assertThat(whenBack(client, credential).summary()).isEqualTo("200 {\"name\":\"Ada\"}");
                assertThat(client.post("/counter", credential).summary()).isEqualTo("200 {\"counter\":2}");
            }
        }
    }

    /** Each attempt waits for a connection itself, so that nothing here needs to. */
    private static Reply whenBack(Client client, String... credential) throws IOException {
        Reply reply = client.get("/whoami", credential);
        for (int attempt = 1; reply.status() == 503 && attempt < 60; attempt++) {
            reply = client.get("/whoami", credential);
        }
        return reply;
    }

    /** One line of the settings, and whom to connect as. */
    private static Map<String, String> environment(int port) {
        return Map.of(
                "JdbcSessionStore__JdbcUrl", "jdbc:postgresql://localhost:" + port + "/postgres",
                "PGUSER", "postgres",
                "PGPASSWORD", "postgres");
    }
}
