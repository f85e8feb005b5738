package dev.sessionkit.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts what is sent over a {@link DataSource}: statements, and transactions ended by a commit of their own. */
final class Statements {

    private final AtomicLong executed = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();

    /** How many were counted while something was done. */
    record Count(long statements, long commits) {}

    Count during(Operation operation) throws Exception {
        long statementsBefore = executed.get();
        long commitsBefore = committed.get();
        operation.run();
        return new Count(executed.get() - statementsBefore, committed.get() - commitsBefore);
    }

    DataSource over(DataSource dataSource) {
        return watching(DataSource.class, dataSource);
    }

    private <T> T watching(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        executed.incrementAndGet();
                    }
                    if (method.getName().equals("commit")) {
                        committed.incrementAndGet();
                    }
                    try {
                        return watched(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object watched(Object result) {
        if (result instanceof Connection connection) {
            return watching(Connection.class, connection);
        }
        if (result instanceof PreparedStatement prepared) {
            return watching(PreparedStatement.class, prepared);
        }
        return result instanceof Statement statement ? watching(Statement.class, statement) : result;
    }
}
