package dev.sessionkit.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Secret;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A component's own connections, where the settings name a {@code JdbcUrl}. */
final class OwnPool {

    private static final Logger log = LoggerFactory.getLogger(JdbcSessionStore.class);

    /** What a URL starts with, and which dependency understands it. */
    private static final Map<String, String> DRIVERS = new TreeMap<>(Map.of(
            "jdbc:h2:", "com.h2database:h2",
            "jdbc:sqlite:", "org.xerial:sqlite-jdbc",
            "jdbc:postgresql:", "org.postgresql:postgresql",
            "jdbc:mariadb:", "org.mariadb.jdbc:mariadb-java-client",
            "jdbc:mysql:", "com.mysql:mysql-connector-j"));

    private final HikariDataSource pool;

    private OwnPool(HikariDataSource pool) {
        this.pool = pool;
    }

    static OwnPool open(String url, ConnectionSettings settings, String name) {
        String kind = kind(url);
        refuseOneDatabaseAConnection(url);
        Properties properties = defaults(kind, url, settings);
        settings.username().ifPresent(user -> properties.setProperty("user", user));
        settings.password().map(Secret::reveal).ifPresent(password -> properties.setProperty("password", password));
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(new DriverDataSource(driver(kind, url), url, properties));
        config.setMaximumPoolSize(settings.maximumPoolSize());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        OwnPool own = new OwnPool(connect(config, name));
        if (kind.equals("jdbc:h2:") && !isServed(url) && !says("WRITE_DELAY", url)) {
            own.writeAtOnce();
        }
        return own;
    }

    private static HikariDataSource connect(HikariConfig config, String name) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new SessionStoreException(name + " cannot connect to its JdbcUrl: " + reason(e), e);
        }
    }

    /** Left to itself H2 writes a commit half a second later, and a process that is killed before has lost it. */
    private void writeAtOnce() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            log.warn(
                    "what was stored in the last half second is lost if this process is killed: only an administrator of"
                            + " this H2 database may SET WRITE_DELAY 0, once and for all ({})",
                    e.getMessage());
        }
    }

    DataSource dataSource() {
        return pool;
    }

    void close() {
        pool.close();
    }

    private static String kind(String url) {
        return DRIVERS.keySet().stream()
                .filter(url::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a JdbcUrl starts with one of " + DRIVERS.keySet()));
    }

    private static void refuseOneDatabaseAConnection(String url) {
        String place = url.split("[;?]", 2)[0];
        if (place.equals("jdbc:h2:mem:") || place.equals("jdbc:sqlite:") || place.equals("jdbc:sqlite::memory:")) {
            throw new IllegalStateException("with this JdbcUrl each connection has a database of its own;"
                    + " give the database a name after the last colon, and, to keep one of H2's in memory, add"
                    + " ;DB_CLOSE_DELAY=-1");
        }
    }

    private static Driver driver(String kind, String url) {
        try {
            return DriverManager.getDriver(url);
        } catch (SQLException e) { // no cause: its message holds the URL
            throw new IllegalStateException("no driver takes the JdbcUrl, which starts with " + kind
                    + ": add the dependency " + DRIVERS.get(kind) + ", or mend the rest of the URL");
        }
    }

    /** What a driver should be told, unless the URL tells it otherwise. */
    private static Properties defaults(String kind, String url, ConnectionSettings settings) {
        long toConnect = settings.connectionTimeout().toMillis();
        long toAnswer = settings.socketTimeout().toMillis();
        Map<String, String> defaults = switch (kind) {
            // the database is closed by close(), not while the host still answers its last requests
            case "jdbc:h2:" -> isServed(url) ? Map.of() : Map.of("DB_CLOSE_ON_EXIT", "FALSE");
            // readers do not wait for the writer
            case "jdbc:sqlite:" -> Map.of("journal_mode", "WAL", "busy_timeout", String.valueOf(toConnect));
            case "jdbc:postgresql:" ->
                Map.of("connectTimeout", inSeconds(toConnect), "socketTimeout", inSeconds(toAnswer));
            default -> Map.of("connectTimeout", String.valueOf(toConnect), "socketTimeout", String.valueOf(toAnswer));
        };
        Properties properties = new Properties();
        defaults.forEach((key, value) -> {
            if (!says(key, url)) {
                properties.setProperty(key, value);
            }
        });
        return properties;
    }

    private static boolean says(String key, String url) {
        return url.toLowerCase(Locale.ROOT).contains(key.toLowerCase(Locale.ROOT) + "=");
    }

    /** Whether another process has H2's files. */
    private static boolean isServed(String url) {
        return url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:");
    }

    private static String inSeconds(long millis) {
        return String.valueOf((millis + 999) / 1000);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof SQLException e
                ? e.getMessage() + " (SQLState " + e.getSQLState() + ")"
                : cause.toString();
    }
}
