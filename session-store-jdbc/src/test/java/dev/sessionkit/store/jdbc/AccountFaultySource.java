package dev.sessionkit.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A {@link DataSource} of which one step fails: a statement that is sent, or a commit. */
final class AccountFaultySource {

    private static final Set<String> STEPS = Set.of("executeUpdate", "executeQuery", "commit");
    private static final Set<String> WITHOUT_DATABASE = Set.of("close", "isClosed", "getAutoCommit");

    private final AtomicInteger steps = new AtomicInteger(Integer.MAX_VALUE);
    private final DataSource dataSource;
    private final String sqlState;
    private final boolean lasting;
    private volatile boolean dead;

    /**
     * All well, at first.
     *
     * @param real what is behind it
     * @param sqlState of what is thrown
     * @param lasting whether all that follows fails too
     */
    AccountFaultySource(DataSource real, String sqlState, boolean lasting) {
        this.sqlState = sqlState;
        this.lasting = lasting;
        dataSource = proxy(DataSource.class, real);
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Fails once that many steps are done: before the next one, and nothing of it is done. */
    void failAfter(int done) {
        steps.set(done);
        dead = false;
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                AccountFaultySource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    failIfItIsTime(method);
                    Object result = invoke(real, method, arguments);
                    if (result instanceof Connection connection) {
                        return proxy(Connection.class, connection);
                    }
                    return result instanceof PreparedStatement statement
                            ? proxy(PreparedStatement.class, statement)
                            : result;
                }));
    }

    private void failIfItIsTime(Method method) throws SQLException {
        boolean now = STEPS.contains(method.getName()) && steps.getAndDecrement() == 0;
        if (now || dead && !WITHOUT_DATABASE.contains(method.getName())) {
            dead = lasting;
            throw new SQLException("provoked", sqlState, 7);
        }
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
