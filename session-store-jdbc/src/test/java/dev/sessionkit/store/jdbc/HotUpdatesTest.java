package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.spi.SessionRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On PostgreSQL an update that moves no indexed column is heap-only: it stays on its page and touches no index. */
class HotUpdatesTest {

    private static final int SESSIONS = 200;
    private static final int TOUCHES = 10;

    @Test
    void touch_insideItsHour_isHeapOnly() throws SQLException {
        try (HikariDataSource pool = poolOfOne()) {
            JdbcSessionStore store = Stores.on(pool);
            List<SessionRecord> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                sessions.add(Records.newSessionOf(Records.newUser()));
                store.create(sessions.get(i));
            }
            for (int touch = 0; touch < TOUCHES; touch++) {
                sessions.replaceAll(session -> replaced(session, Records.touched(session), store));
            }
            long inside = heapOnly(pool);
            assertThat(inside).isGreaterThanOrEqualTo(SESSIONS * TOUCHES * 99L / 100);

            SessionRecord last = sessions.get(0);
            replaced(last, Records.with(last.state(), last.purgeAfter().plus(Duration.ofHours(1)), last), store);
            assertThat(heapOnly(pool)).as("after one into the next hour").isEqualTo(inside);
        }
    }

    private static SessionRecord replaced(SessionRecord current, SessionRecord next, JdbcSessionStore store) {
        assertThat(store.replace(current, next)).isTrue();
        return next;
    }

    /** One connection does all, so that it can be told to report its statistics. */
    private static HikariDataSource poolOfOne() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Postgres.newUrl());
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static long heapOnly(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            try (ResultSet row = statement.executeQuery(
                    "SELECT n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'sessionkit_session'")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
