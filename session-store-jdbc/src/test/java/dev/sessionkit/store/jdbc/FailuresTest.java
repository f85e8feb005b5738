package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.spi.SessionRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of what a driver or a pool says. */
class FailuresTest {

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.at("jdbc:h2:mem:failures");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void takenBack_isSentAgain() {
        for (String state : new String[] {"40001", "40P01"}) {
            AtomicInteger left = new AtomicInteger(4);
            JdbcSessionStore store = Stores.on(failing(state, left));
            SessionRecord first = Records.newSession();
            assertThat(store.create(first)).isTrue();
            assertThat(left).hasValue(0);
            left.set(4);
            SessionRecord second = Records.touched(first);
            assertThat(store.replace(first, second)).isTrue();
            assertThat(store.find(first.id())).contains(second);
            left.set(4);
            assertThat(store.delete(first.id())).isTrue();
        }
    }

    @Test
    void takenBackFiveTimes_fails() {
        AtomicInteger left = new AtomicInteger(6);
        SessionRecord session = Records.newSession();
        assertThatThrownBy(() -> Stores.on(failing("40001", left)).create(session))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("create session " + session.id())
                .hasMessageContaining("SQLState 40001, vendor code 7");
        assertThat(left).as("failures that were not met").hasValue(1);
    }

    @Test
    void mayHaveBeenDone_isNotSentAgain() {
        for (String state : new String[] {"08006", "40003", "HY000", null}) {
            AtomicInteger left = new AtomicInteger(2);
            assertThatThrownBy(() -> Stores.on(failing(state, left)).create(Records.newSession()))
                    .isInstanceOf(SessionStoreException.class)
                    .hasMessageContaining("SQLState " + state)
                    .hasCauseInstanceOf(SQLException.class);
            assertThat(left).as("failures that were not met").hasValue(1);
        }
    }

    @Test
    void poolExhausted_fails() throws SQLException {
        try (HikariDataSource pool = poolOfOne();
                Connection taken = pool.getConnection()) {
            JdbcSessionStore store = storeOn(pool, taken);
            assertThatThrownBy(() -> store.find(Records.newSession().id())).isInstanceOf(SessionStoreException.class);
        }
    }

    @Test
    void interrupted_failsAndStaysInterrupted() throws SQLException {
        try (HikariDataSource pool = poolOfOne();
                Connection taken = pool.getConnection()) {
            JdbcSessionStore store = storeOn(pool, taken);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.find(Records.newSession().id())).isInstanceOf(SessionStoreException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void missingValue_isUnreadable() {
        for (String column : new String[] {"revision", "purge_after", "state", "data"}) {
            SessionRecord session = Records.newSession();
            database.store().create(session);
            database.execute("ALTER TABLE sessionkit_session ALTER COLUMN " + column + " SET NULL");
            database.execute("UPDATE sessionkit_session SET " + column + " = NULL");
            assertThatThrownBy(() -> database.store().find(session.id()))
                    .isInstanceOf(UnreadableSessionException.class)
                    .hasMessageContaining(session.id().toString());
            database.execute("DELETE FROM sessionkit_session");
        }
    }

    @Test
    void userOrTimeOutOfBounds_isUnreadable() {
        SessionRecord session = Records.newSession();
        database.store().create(session);
        database.execute("UPDATE sessionkit_session SET user_id = ' '");
        assertThatThrownBy(() -> database.store().find(session.id())).isInstanceOf(UnreadableSessionException.class);
        database.execute("UPDATE sessionkit_session SET user_id = NULL, purge_after = ?", Long.MIN_VALUE);
        assertThatThrownBy(() -> database.store().find(session.id())).isInstanceOf(UnreadableSessionException.class);
        database.execute("UPDATE sessionkit_session SET purge_after = 0");
        assertThat(database.store().find(session.id())).isPresent();
    }

    @Test
    void tableGone_failsAndWorksAgainWithIt() {
        SessionRecord session = Records.newSession();
        database.store().create(session);
        database.execute("ALTER TABLE sessionkit_session RENAME TO elsewhere");
        assertThatThrownBy(() -> database.store().find(session.id()))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("42S02");
        database.execute("ALTER TABLE elsewhere RENAME TO sessionkit_session");
        assertThat(database.store().find(session.id())).contains(session);
    }

    private HikariDataSource poolOfOne() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:failures");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        return new HikariDataSource(config);
    }

    /** Starts on the connection that is then taken. */
    private static JdbcSessionStore storeOn(HikariDataSource pool, Connection taken) throws SQLException {
        taken.close();
        JdbcSessionStore store = Stores.on(pool);
        Connection again = pool.getConnection();
        assertThat(again.isClosed()).isFalse();
        return store;
    }

    /** The first so many writes fail before they are done. */
    private DataSource failing(String sqlState, AtomicInteger left) {
        return proxy(
                DataSource.class,
                database.pool(),
                connection -> proxy(
                        Connection.class,
                        (Connection) connection,
                        statement -> statement instanceof PreparedStatement prepared
                                ? failing(prepared, sqlState, left)
                                : statement));
    }

    private static PreparedStatement failing(PreparedStatement real, String sqlState, AtomicInteger left) {
        return (PreparedStatement) Proxy.newProxyInstance(
                FailuresTest.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("executeUpdate") && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new SQLException("provoked", sqlState, 7);
                    }
                    return invoke(real, method, arguments);
                });
    }

    private interface Wrapping {
        Object wrap(Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Wrapping wrapping) {
        return type.cast(Proxy.newProxyInstance(
                FailuresTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    boolean opens = result instanceof Connection || result instanceof PreparedStatement;
                    return opens ? wrapping.wrap(result) : result;
                }));
    }

    private static Object invoke(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
