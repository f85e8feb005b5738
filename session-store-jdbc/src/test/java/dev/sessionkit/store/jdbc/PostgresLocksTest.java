package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sessionkit.spi.SessionRecord;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does where another node is at the same rows, or at the table itself. */
class PostgresLocksTest {

    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.at(Postgres.newUrl());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void start_whileAnotherNodeMakesTheTable_findsItThen() throws Exception {
        database.execute("DROP TABLE sessionkit_session");
        try (Connection other = database.pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(script());
            CompletableFuture<JdbcSessionStore> node = CompletableFuture.supplyAsync(() -> Stores.on(database.pool()));
            assertTimeoutPreemptively(IN_TIME, this::awaitSomebodyWaiting);
            other.commit();
            SessionRecord session = Records.newSession();
            assertThat(node.get(30, TimeUnit.SECONDS).create(session)).isTrue();
        }
    }

    @Test
    void sweep_stepsPastRowsThatAnotherNodeIsAt() throws Exception {
        List<SessionRecord> old = List.of(Records.newSession(), Records.newSession(), Records.newSession());
        old.forEach(database.store()::create);
        try (Connection other = database.pool().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT id FROM sessionkit_session ORDER BY id LIMIT 1 FOR UPDATE");
            int swept = assertTimeoutPreemptively(
                    IN_TIME, () -> database.store().deleteExpired(Records.NOON.plus(Duration.ofDays(2)), 10));
            assertThat(swept).isEqualTo(2);
            other.rollback();
        }
        assertThat(database.store().deleteExpired(Records.NOON.plus(Duration.ofDays(2)), 10))
                .isEqualTo(1);
    }

    private void awaitSomebodyWaiting() {
        while (database.query("SELECT 1 FROM pg_locks WHERE NOT granted", row -> 1)
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static String script() throws Exception {
        try (InputStream script = JdbcSessionStore.class.getResourceAsStream("schema-postgresql.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
