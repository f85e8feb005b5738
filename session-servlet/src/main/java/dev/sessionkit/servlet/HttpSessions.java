package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.http.Attributes;
import dev.sessionkit.servlet.http.Listeners;
import dev.sessionkit.servlet.http.ServedSessions;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EventListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What servlets may keep in an {@code HttpSession} that {@link SessionFilter} serves from the framework's sessions, and who is told
 * of it.
 *
 * <pre>{@code
 * SessionFilter.builder(framework)
 *         .httpSessions(HttpSessions.plain().attribute(SessionKey.of("cart", Cart.class)))
 * }</pre>
 *
 * <p>Immutable; each method gives a new value.
 */
public final class HttpSessions {

    private static final HttpSessions PLAIN = new HttpSessions(Map.of(), List.of());

    private final Map<String, SessionKey<?>> declared;
    private final List<EventListener> listeners;

    private HttpSessions(Map<String, SessionKey<?>> declared, List<EventListener> listeners) {
        this.declared = Collections.unmodifiableMap(declared);
        this.listeners = Collections.unmodifiableList(listeners);
    }

    /**
     * Sessions with attributes that need no declaration: {@code String}, {@code Boolean}, the wrapper classes of numbers,
     * {@code BigInteger} and {@code BigDecimal}. Each is read back as what it was. They are kept under session keys whose names
     * begin with {@code HttpSession.}, so they never meet what the host keeps under keys of its own.
     *
     * @return nothing is declared, and nobody told
     */
    public static HttpSessions plain() {
        return PLAIN;
    }

    /**
     * The same, with an attribute of the key's name and type. It is the value that {@link dev.sessionkit.core.Session#get} finds
     * under the key. A servlet gets a copy of its own, so a change of that counts once {@code setAttribute} is called with it.
     *
     * @param key the attribute's name and type
     * @return a new value
     * @throws IllegalArgumentException where there is an attribute of the name already, or the name begins with
     *     {@code HttpSession.}
     */
    public HttpSessions attribute(SessionKey<?> key) {
        Map<String, SessionKey<?>> more = new LinkedHashMap<>(declared);
        if (more.put(key.name(), key) != null) {
            throw new IllegalArgumentException("there are two attributes of the name " + key.name());
        }
        new Attributes(more); // or it says what is wrong with the name
        return new HttpSessions(more, listeners);
    }

    /**
     * The same, telling a listener, on the thread of the request. It is told of sessions that {@code getSession} begins and that
     * {@code invalidate} or {@code logout} end, on this node, and of their attributes; of all others, such as those that expire,
     * {@link dev.sessionkit.api.SessionListener} is told as far as anybody can know. Containers do not hand out their listeners, so
     * those of web.xml and {@code @WebListener} are not told.
     *
     * @param listener a {@link HttpSessionListener}, a {@link HttpSessionAttributeListener} or both; thread-safe
     * @return a new value
     * @throws IllegalArgumentException where it is neither, and so would never be told of anything
     */
    public HttpSessions listener(EventListener listener) {
        if (!(listener instanceof HttpSessionListener || listener instanceof HttpSessionAttributeListener)) {
            throw new IllegalArgumentException(
                    "a " + listener.getClass().getName() + " is neither HttpSessionListener nor"
                            + " HttpSessionAttributeListener: nothing else happens to these sessions, whose ids never change");
        }
        List<EventListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new HttpSessions(declared, more);
    }

    ServedSessions of(SessionFramework framework) {
        return new ServedSessions(framework, new Attributes(declared), new Listeners(listeners));
    }
}
