package dev.sessionkit.servlet.http;

import dev.sessionkit.core.Session;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes' values as one request has them. Decoded values are shared between requests, and servlets are used to changing
 * what they got: so each request gets a copy of what may be changed, and keeps it. Used by one thread at a time.
 */
@SuppressWarnings("ReferenceEquality") // whether what the session holds is still what was copied
final class OwnValues {

    private final ServedSessions rules;
    private final Map<String, Own> known = new HashMap<>();

    OwnValues(ServedSessions rules) {
        this.rules = rules;
    }

    /**
     * One value.
     *
     * @param shared as the session gives it
     * @param copy as this request has it
     */
    private record Own(Object shared, Object copy) {}

    @Nullable
    Object get(Session session, String name) {
        Object shared = rules.attributes().get(session, name);
        if (shared == null) {
            return null;
        }
        Own own = known.get(name);
        if (own == null || own.shared() != shared) {
            own = new Own(shared, rules.attributes().copy(rules.framework().records(), name, shared));
            known.put(name, own);
        }
        return own.copy();
    }

    /** Puts a value, which is this request's own. */
    void set(Session session, String name, Object value) {
        rules.attributes().set(session, name, value);
        if (rules.attributes().isDeclared(name)) {
            known.put(name, new Own(value, value));
        }
    }
}
