package dev.sessionkit.servlet.http;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.SessionData;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where attributes stand in a session's data. A declared one stands under its own key, as the host's other code finds it; any
 * other under a name that begins with {@value #PREFIX}, so that it is never what the host keeps under keys of its own. Thread-safe.
 *
 * @param declared by the attribute's name
 */
public record Attributes(Map<String, SessionKey<?>> declared) {

    /** What the names of keys for attributes begin with that are not declared. */
    public static final String PREFIX = "HttpSession.";

    /**
     * Checks and copies.
     *
     * @param declared none of which looks like one that is not
     * @throws IllegalArgumentException where one does
     */
    public Attributes {
        declared = Map.copyOf(declared);
        for (String name : declared.keySet()) {
            if (name.startsWith(PREFIX)) {
                throw new IllegalArgumentException("the session key " + name + " begins with " + PREFIX
                        + ", as those of attributes do that are not declared");
            }
        }
    }

    boolean isDeclared(String name) {
        return declared.containsKey(name);
    }

    /** The names of all attributes of a session. */
    List<String> names(Session session) {
        return session.names().stream()
                .map(this::nameOf)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> nameOf(String key) {
        if (!key.startsWith(PREFIX)) {
            return Optional.of(key).filter(declared::containsKey);
        }
        return Optional.of(key.substring(PREFIX.length())).filter(name -> !declared.containsKey(name));
    }

    /** The value of an attribute, shared with other requests; null where there is none. */
    @Nullable
    Object get(Session session, String name) {
        SessionKey<?> key = declared.get(name);
        if (key != null) {
            return session.get(key).orElse(null);
        }
        return plain(name).flatMap(session::get).map(PlainValue::value).orElse(null);
    }

    /**
     * A copy of a declared value, made by way of its JSON.
     *
     * @param shared as {@link #get} gives it
     */
    Object copy(SessionRecords records, String name, Object shared) {
        SessionKey<?> key = declared.get(name);
        return key == null || PlainType.of(shared).isPresent() ? shared : copy(records, key, shared);
    }

    @SuppressWarnings("unchecked") // it was read with the key
    private static <T> T copy(SessionRecords records, SessionKey<T> key, Object shared) {
        return records.get(records.with(SessionData.empty(), key, (T) shared), key)
                .orElse((T) shared);
    }

    /**
     * Puts an attribute.
     *
     * @throws IllegalArgumentException where its name or its value's type is none for attributes
     */
    void set(Session session, String name, Object value) {
        SessionKey<?> key = declared.get(name);
        if (key != null) {
            set(session, key, value);
            return;
        }
        PlainType type = PlainType.of(value)
                .orElseThrow(() -> new IllegalArgumentException("the attribute " + name + " is a "
                        + value.getClass().getName()
                        + "; declare it with HttpSessions.attribute, or keep a text, a number"
                        + " or a truth value"));
        SessionKey<PlainValue> plain = plain(name)
                .orElseThrow(() -> new IllegalArgumentException("an attribute's name has at most "
                        + (SessionKey.LONGEST - PREFIX.length())
                        + " characters, none of them a control character, and no white space at its end"));
        session.set(plain, new PlainValue(type, value.toString()));
    }

    /** Whether an attribute is declared, and a value of its type. */
    boolean isDeclaredAs(String name, Object value) {
        SessionKey<?> key = declared.get(name);
        return key != null && raw(key).isInstance(value);
    }

    @SuppressWarnings("unchecked") // checked first
    private static <T> void set(Session session, SessionKey<T> key, Object value) {
        if (!raw(key).isInstance(value)) {
            throw new IllegalArgumentException("the attribute " + key.name() + " is declared as a "
                    + key.type().getTypeName() + ", and not a "
                    + value.getClass().getName());
        }
        session.set(key, (T) value);
    }

    void remove(Session session, String name) {
        SessionKey<?> key = declared.get(name);
        if (key != null) {
            session.remove(key);
        } else {
            plain(name).ifPresent(session::remove);
        }
    }

    private static Class<?> raw(SessionKey<?> key) {
        return (Class<?>) (key.type() instanceof ParameterizedType generic ? generic.getRawType() : key.type());
    }

    /** Where an attribute stands that is not declared; empty for a name that none can have. */
    private static Optional<SessionKey<PlainValue>> plain(String name) {
        try {
            return Optional.of(SessionKey.of(PREFIX + name, PlainValue.class));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
