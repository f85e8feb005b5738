package dev.sessionkit.store.jdbc;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * New connections of one driver. The URL and the password stay in here: the pool, which logs what it is made of, does not know
 * them, and a driver's exception that repeats them is replaced. Thread-safe.
 */
final class DriverDataSource implements DataSource {

    private static final String RELATIVE_H2_PATH = "90011";
    private static final String H2_ADVICE = " (H2 wants ./ before a path in the current folder: jdbc:h2:file:./name)";

    /** {@code ;password=x}, {@code &sslPassword=x}, {@code //user:x@}. */
    private static final Pattern SECRET_PART = Pattern.compile(
            "[?&;][^?&;=]*(?:password|passphrase|pwd)[^?&;=]*=[^&;]+|//[^/?;@]*:[^/?;@]+@", Pattern.CASE_INSENSITIVE);

    /** A shorter password would be found in any text. */
    private static final int TELLING_LENGTH = 6;

    private final Driver driver;
    private final String url;
    private final Properties properties;
    private final List<String> secrets = new ArrayList<>();

    DriverDataSource(Driver driver, String url, Properties properties) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
        secrets.add(url);
        for (Matcher part = SECRET_PART.matcher(url); part.find(); ) {
            secrets.add(part.group());
        }
        String password = properties.getProperty("password", "");
        if (password.length() >= TELLING_LENGTH) {
            secrets.add(password);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection;
        try {
            connection = driver.connect(url, copyOf(properties));
        } catch (SQLException e) {
            refuseToTell(e, e.getSQLState(), e.getErrorCode());
            throw e;
        } catch (RuntimeException e) {
            refuseToTell(e, null, 0);
            throw e;
        }
        if (connection == null) {
            throw new SQLException("the driver " + driver.getClass().getName() + " refuses the JdbcUrl", "08001");
        }
        return connection;
    }

    private static Properties copyOf(Properties properties) {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    /** Throws something else where a log of this exception, with all it comes from, would hold a secret. */
    private void refuseToTell(Exception failure, @Nullable String state, int code) throws SQLException {
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log));
        if (secrets.stream().anyMatch(log.toString()::contains)) {
            SQLException hidden = new SQLException(
                    "the driver's message holds the JdbcUrl or a password, so it is not repeated here; it was a "
                            + failure.getClass().getName() + (RELATIVE_H2_PATH.equals(state) ? H2_ADVICE : ""),
                    state,
                    code);
            hidden.setStackTrace(failure.getStackTrace());
            throw hidden;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("connections are made for the user of the settings only");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("there is no log writer; SLF4J has the log");
    }

    /** The driver's properties say it already. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped here");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
