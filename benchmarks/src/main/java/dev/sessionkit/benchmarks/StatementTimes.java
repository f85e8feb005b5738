package dev.sessionkit.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Notes when each prepared statement over a {@link DataSource} begins and ends. Used by one thread. */
final class StatementTimes {

    private record Span(long start, long end) {}

    private final List<Span> spans = new ArrayList<>();

    void clear() {
        spans.clear();
    }

    /** Nanoseconds in statements. */
    double sum() {
        return spans.stream().mapToLong(span -> span.end() - span.start()).sum();
    }

    /** Nanoseconds from the end of the first statement to the start of the second. */
    double betweenFirstAndSecond() {
        return spans.get(1).start() - spans.get(0).end();
    }

    DataSource over(DataSource dataSource) {
        return watching(DataSource.class, dataSource);
    }

    private <T> T watching(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    long start = System.nanoTime();
                    try {
                        return watched(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().startsWith("execute")) {
                            spans.add(new Span(start, System.nanoTime()));
                        }
                    }
                }));
    }

    private Object watched(Object result) {
        if (result instanceof Connection connection) {
            return watching(Connection.class, connection);
        }
        return result instanceof PreparedStatement prepared ? watching(PreparedStatement.class, prepared) : result;
    }
}
