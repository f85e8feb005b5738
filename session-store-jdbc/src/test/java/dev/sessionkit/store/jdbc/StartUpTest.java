package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.tck.KitContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a newcomer is told when something is missing, and what nobody is told. */
class StartUpTest {

    private static final String PASSWORD = "tell-nobody";

    @TempDir
    private Path directory;

    @Test
    void noUrlAndNoDataSource_saysBothWays() {
        JdbcSessionStore store = new JdbcSessionStore();
        JdbcSessionStoreSettings nothing = new JdbcSessionStoreSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                true);
        assertThatThrownBy(() -> store.configure(nothing, new KitContext("JdbcSessionStore")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"JdbcUrl\": \"jdbc:h2:file:./sessions\"")
                .hasMessageContaining("hostObject(DataSource.class, dataSource)");
        store.close();
    }

    @Test
    void notConfigured_saysSo() {
        assertThatThrownBy(
                        () -> new JdbcSessionStore().find(Records.newSession().id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("JdbcSessionStore is used before it is configured");
    }

    @Test
    void url_goesBeforeDataSource() {
        JdbcDataSource hosts = new JdbcDataSource();
        hosts.setUrl("jdbc:h2:mem:hosts;IFEXISTS=TRUE");
        JdbcSessionStore store = new JdbcSessionStore();
        store.configure(
                Stores.settings("jdbc:h2:mem:own"),
                new KitContext("JdbcSessionStore").hostObject(DataSource.class, hosts));
        assertThat(store.create(Records.newSession())).isTrue();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:", "jdbc:h2:mem:;MODE=MySQL", "jdbc:sqlite:", "jdbc:sqlite::memory:?cache=x"})
    void oneDatabaseForEachConnection_isRefused(String url) {
        assertThatThrownBy(() -> Stores.at(url))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("each connection has a database of its own");
    }

    @Test
    void driverMissing_namesTheDependency() {
        assertThatThrownBy(() -> Stores.at("jdbc:mysql://app:" + PASSWORD + "@localhost/app"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jdbc:mysql:")
                .hasMessageContaining("com.mysql:mysql-connector-j");
    }

    @Test
    void unknownKind_saysWhichAreKnown() {
        assertThatThrownBy(() -> Stores.at("jdbc:oracle:thin:app/" + PASSWORD + "@localhost"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a JdbcUrl starts with one of"
                        + " [jdbc:h2:, jdbc:mariadb:, jdbc:mysql:, jdbc:postgresql:, jdbc:sqlite:]");
    }

    @Test
    void unknownDatabase_saysWhichAreKnown() {
        assertThatThrownBy(() -> Stores.on(pretending("Oracle", false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("H2, SQLite, PostgreSQL, MariaDB or MySQL")
                .hasMessageContaining("Oracle");
    }

    @Test
    void readOnlyConnections_areRefused() {
        assertThatThrownBy(() -> Stores.on(pretending("H2", true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only read");
    }

    @Test
    void tableThatCannotBeMade_saysSo() {
        try (TestDatabase database = TestDatabase.at("jdbc:h2:mem:forbidden;DB_CLOSE_DELAY=-1")) {
            database.execute("DROP TABLE sessionkit_session");
            database.execute("CREATE USER reader PASSWORD 'reader'");
            assertThatThrownBy(() -> Stores.at("jdbc:h2:mem:forbidden;USER=reader;PASSWORD=reader"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("can not be made")
                    .hasMessageContaining("schema-h2.sql")
                    .hasCauseInstanceOf(java.sql.SQLException.class);
        }
    }

    @Test
    void firstStart_leavesNoTraceOfErrors() throws java.io.IOException {
        Stores.at("jdbc:h2:file:" + directory.resolve("sessions")).close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("sessions.mv.db");
        }
    }

    /** Each fails for another reason, and no driver knows that its message ends up in a log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:a;USER=app;PASSWORD=" + PASSWORD + ";NO_SUCH_SETTING=1",
                "jdbc:h2:mem:a;IFEXISTS=TRUE;USER=app;PASSWORD=" + PASSWORD,
                "jdbc:h2:tcp://localhost:1/a;USER=app;PASSWORD=" + PASSWORD,
                "jdbc:h2:nowhere;PASSWORD=" + PASSWORD,
                "jdbc:sqlite:/no/such/directory/a.db?password=" + PASSWORD,
                "jdbc:postgresql://localhost:1/app?user=app&password=" + PASSWORD,
                "jdbc:postgresql://localhost:port/app?user=app&password=" + PASSWORD,
                "jdbc:postgresql://localhost:1/app?sslmode=nonsense&password=" + PASSWORD,
                "jdbc:mariadb://localhost:1/app?user=app&password=" + PASSWORD,
                "jdbc:mariadb://localhost:port/app?user=app&password=" + PASSWORD,
                "jdbc:mysql://app:" + PASSWORD + "@localhost/app",
                "jdbc:nonsense://app:" + PASSWORD + "@localhost/app"
            })
    void failure_doesNotTellUrlOrPassword(String url) {
        ListAppender<ILoggingEvent> log = logEverything();
        try {
            Throwable failure = catchThrowable(() -> Stores.at(url));
            assertThat(failure).isNotNull();
            assertThat(printed(failure)).doesNotContain(PASSWORD).doesNotContain(url);
            assertThat(log.list)
                    .noneMatch(event -> event.getFormattedMessage().contains(PASSWORD))
                    .noneMatch(event -> event.getFormattedMessage().contains(url))
                    .noneMatch(event -> event.getThrowableProxy() != null
                            && event.getThrowableProxy().getMessage().contains(PASSWORD));
        } finally {
            stopLogging(log);
        }
    }

    @Test
    void passwordOfItsOwn_isUsedAndNotTold() {
        String url = "jdbc:h2:mem:protected;DB_CLOSE_DELAY=-1";
        ListAppender<ILoggingEvent> log = logEverything();
        try {
            JdbcSessionStore store = Stores.at(protectedBy(PASSWORD, url));
            SessionRecord session = Records.newSession();
            assertThat(store.create(session)).isTrue();
            store.close();
            Throwable failure = catchThrowable(() -> Stores.at(protectedBy("tell-anybody", url)));
            assertThat(failure).hasMessageContaining("Wrong user name or password");
            assertThat(printed(failure)).doesNotContain("tell-");
            assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("tell-"));
        } finally {
            stopLogging(log);
        }
    }

    @Test
    void close_closesItsOwnConnectionsAndNotTheHosts() throws Exception {
        try (HikariDataSource hosts = TestDatabase.pool("jdbc:h2:mem:hosts-own")) {
            Stores.on(hosts).close();
            assertThat(hosts.isClosed()).isFalse();
            hosts.getConnection().close();
        }
        JdbcSessionStore own = Stores.at("jdbc:h2:mem:closed");
        own.close();
        own.close();
        assertThatThrownBy(() -> own.find(Records.newSession().id()))
                .isInstanceOf(dev.sessionkit.api.SessionStoreException.class);
    }

    private static JdbcSessionStoreSettings protectedBy(String password, String url) {
        return new JdbcSessionStoreSettings(
                Optional.of(Secret.of(url)),
                Optional.of("app"),
                Optional.of(Secret.of(password)),
                1,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                true);
    }

    private static DataSource pretending(String product, boolean readOnly) {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, List.of("getDatabaseProductName"), product);
        Connection connection = (Connection) Proxy.newProxyInstance(
                StartUpTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAutoCommit" -> true;
                    case "isReadOnly" -> readOnly;
                    case "getMetaData" -> metaData;
                    default -> null;
                });
        return answering(DataSource.class, List.of("getConnection"), connection);
    }

    private static <T> T answering(Class<T> type, List<String> methods, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                StartUpTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> methods.contains(method.getName()) ? answer : null));
    }

    private static ListAppender<ILoggingEvent> logEverything() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.TRACE);
        root.detachAppender("console");
        root.addAppender(log);
        return log;
    }

    private static void stopLogging(ListAppender<ILoggingEvent> log) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(log);
        root.setLevel(Level.ERROR);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
