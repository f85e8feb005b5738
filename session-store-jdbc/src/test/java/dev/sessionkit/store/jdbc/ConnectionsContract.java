package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.spi.SessionRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the store treats a host's connections. */
interface ConnectionsContract extends OnDatabase {

    @Test
    @DisplayName("With a pool whose connections are not in auto-commit, what was written is there for others")
    default void autoCommitOff_isWritten() {
        try (HikariDataSource pool = withoutAutoCommit()) {
            JdbcSessionStore store = Stores.on(pool);
            SessionRecord first = Records.newSession();
            SessionRecord second = Records.touched(first);
            assertThat(store.create(first)).isTrue();
            assertThat(store.replace(first, second)).isTrue();
            assertThat(database().store().find(first.id())).contains(second);
            assertThat(store.delete(first.id())).isTrue();
            assertThat(database().store().find(first.id())).isEmpty();
        }
    }

    @Test
    @DisplayName("A connection that was not in auto-commit is given back so, whether the call went well or not")
    default void autoCommitOff_isRestored() throws SQLException {
        try (HikariDataSource pool = withoutAutoCommit()) {
            StatementCounter counter = new StatementCounter(pool);
            JdbcSessionStore store = Stores.on(counter.dataSource());
            counter.sent();
            SessionRecord session = Records.newSession();
            store.create(session);
            assertThat(counter.sent()).containsExactly("setAutoCommit(true)", "INSERT", "setAutoCommit(false)");
            store.create(session);
            assertThat(counter.sent()).containsExactly("setAutoCommit(true)", "INSERT", "setAutoCommit(false)");
        }
    }

    @Test
    @DisplayName("A roll-back of the host's own transaction does not touch what was written meanwhile")
    default void hostRollsBack_sessionStays() throws SQLException {
        JdbcSessionStore store = Stores.on(database().pool());
        SessionRecord first = Records.newSession();
        SessionRecord second = Records.touched(first);
        try (Connection hosts = database().pool().getConnection();
                Statement statement = hosts.createStatement()) {
            hosts.setAutoCommit(false);
            statement.executeQuery("SELECT COUNT(*) FROM sessionkit_session").close();
            assertThat(store.create(first)).isTrue();
            assertThat(store.replace(first, second)).isTrue();
            hosts.rollback();
        }
        assertThat(store.find(first.id())).contains(second);
    }

    @Test
    @DisplayName("No connection is kept: a pool of one serves one call after the other")
    default void poolOfOne() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database().pool().getJdbcUrl());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcSessionStore store = Stores.on(pool);
            SessionRecord session = Records.newSession();
            for (int i = 0; i < 3; i++) {
                store.create(session);
                store.find(session.id());
                store.replace(session, Records.touched(session));
                store.findByUser(Records.newUser(), java.util.Optional.empty(), 3);
                store.delete(session.id());
                store.deleteExpired(Records.NOON.minusSeconds(1_000_000_000), 3);
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    private HikariDataSource withoutAutoCommit() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database().pool().getJdbcUrl());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
