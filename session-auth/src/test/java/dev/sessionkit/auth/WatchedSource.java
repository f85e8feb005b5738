package dev.sessionkit.auth;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A database whose statements are written down, and which can be lost before or after each of them. Thread-safe. */
final class WatchedSource {

    /** When the connection is lost. */
    enum Loss {
        BEFORE,
        AFTER
    }

    private static final int NEVER = Integer.MAX_VALUE;
    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|INTO|UPDATE)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;
    private int remaining = NEVER;
    private Loss loss = Loss.BEFORE;
    private boolean lost;

    WatchedSource(DataSource real) {
        dataSource = proxy(DataSource.class, (method, arguments) -> {
            requireThere();
            Object result = method.invoke(real, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** What was sent since the last call, in order, such as {@code SELECT account} or {@code UPDATE session}. */
    List<String> sent() {
        List<String> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    /** It is lost at a statement from now on, 1 being the next; and then to everybody. */
    synchronized void loseAt(int statement, Loss when) {
        remaining = statement;
        loss = when;
    }

    /** It is there again. */
    synchronized boolean recover() {
        boolean was = lost;
        lost = false;
        remaining = NEVER;
        return was;
    }

    private synchronized void requireThere() throws SQLException {
        if (lost) {
            throw new SQLException("the connection is lost", "08006");
        }
    }

    private synchronized boolean loses(Loss now) {
        if (remaining == 1 && loss == now) {
            lost = true;
        }
        if (now == Loss.AFTER && remaining != NEVER) {
            remaining--;
        }
        return lost;
    }

    private Connection watched(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(real, arguments);
            if (result instanceof PreparedStatement statement) {
                return watched(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? watched(Statement.class, statement, "") : result;
        });
    }

    private <S extends Statement> S watched(Class<S> type, S real, String prepared) {
        return proxy(type, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return method.invoke(real, arguments);
            }
            requireThere();
            if (loses(Loss.BEFORE)) {
                requireThere();
            }
            sent.add(named(arguments == null ? prepared : (String) arguments[0]));
            Object result = method.invoke(real, arguments);
            if (loses(Loss.AFTER)) {
                requireThere();
            }
            return result;
        });
    }

    private static String named(String sql) {
        String verb = sql.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        Matcher table = TABLE.matcher(sql);
        return table.find() ? verb + " " + table.group(1).replace("sessionkit_", "") : verb;
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                WatchedSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
