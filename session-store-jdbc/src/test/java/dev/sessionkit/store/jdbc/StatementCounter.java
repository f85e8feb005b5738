package dev.sessionkit.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * A {@link DataSource} that writes down whatever may have gone to the database: the verb of each statement, and the name of each
 * other call on a connection that is not known to stay here. Thread-safe.
 */
final class StatementCounter {

    private static final Set<String> STAYS_HERE =
            Set.of("getAutoCommit", "close", "isClosed", "createStatement", "toString", "hashCode", "equals");

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;

    StatementCounter(DataSource real) {
        dataSource = proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(real, arguments);
            return result instanceof Connection connection ? counting(connection) : result;
        });
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** What was sent since the last call, in order: {@code SELECT}, {@code UPDATE}, {@code setAutoCommit(true)}, … */
    List<String> sent() {
        List<String> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    private Connection counting(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(real, arguments);
            if (result instanceof CallableStatement) {
                throw new AssertionError("calls are not counted: " + arguments[0]);
            }
            if (result instanceof PreparedStatement statement) {
                return counting(PreparedStatement.class, statement, (String) arguments[0]);
            }
            if (result instanceof Statement statement) {
                return counting(Statement.class, statement, "");
            }
            if (!STAYS_HERE.contains(method.getName())) {
                sent.add(method.getName() + (arguments == null ? "()" : "(" + arguments[0] + ")"));
            }
            return result;
        });
    }

    private <S extends Statement> S counting(Class<S> type, S real, String prepared) {
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                String sql = arguments == null ? prepared : (String) arguments[0];
                sent.add(sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT));
            }
            return method.invoke(real, arguments);
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                StatementCounter.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
