package dev.sessionkit.servlet.http;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.EventListener;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of sessions and their attributes: whom the host names, and values that listen themselves. What a listener throws
 * reaches the servlet. As thread-safe as they are.
 *
 * @param all in the order in which they are told
 */
public record Listeners(List<EventListener> all) {

    /**
     * Copies.
     *
     * @param all in their order
     */
    public Listeners {
        all = List.copyOf(all);
    }

    private <T> Stream<T> each(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    /** Whether somebody wants to know of every attribute. */
    boolean wantAttributes() {
        return each(HttpSessionAttributeListener.class).findAny().isPresent();
    }

    void created(ServedSession session) {
        HttpSessionEvent event = new HttpSessionEvent(session);
        each(HttpSessionListener.class).forEach(listener -> listener.sessionCreated(event));
    }

    /** Tells that a session is about to end: last listener first, as Jakarta Servlet has it. */
    void destroyed(ServedSession session) {
        HttpSessionEvent event = new HttpSessionEvent(session);
        List<HttpSessionListener> listeners = each(HttpSessionListener.class).toList();
        for (int i = listeners.size() - 1; i >= 0; i--) {
            listeners.get(i).sessionDestroyed(event);
        }
    }

    /** Tells a value that it is about to be bound: Jakarta Servlet 6.1, section 7.4, has that before it can be found. */
    void binding(ServedSession session, String name, Object value) {
        if (value instanceof HttpSessionBindingListener listener) {
            listener.valueBound(new HttpSessionBindingEvent(session, name, value));
        }
    }

    /** Tells of a value that took the place of {@code before}, if anything. */
    @SuppressWarnings("ReferenceEquality") // the same object, put again, has been bound all along
    void set(ServedSession session, String name, Object value, @Nullable Object before) {
        if (value != before) {
            unbound(session, name, before);
        }
        HttpSessionBindingEvent event = new HttpSessionBindingEvent(session, name, before == null ? value : before);
        each(HttpSessionAttributeListener.class).forEach(listener -> {
            if (before == null) {
                listener.attributeAdded(event);
            } else {
                listener.attributeReplaced(event);
            }
        });
    }

    /** Tells of a value that is gone. */
    void removed(ServedSession session, String name, Object value) {
        unbound(session, name, value);
        HttpSessionBindingEvent event = new HttpSessionBindingEvent(session, name, value);
        each(HttpSessionAttributeListener.class).forEach(listener -> listener.attributeRemoved(event));
    }

    /** Tells a value that it is bound no longer. */
    void unbound(ServedSession session, String name, @Nullable Object value) {
        if (value instanceof HttpSessionBindingListener listener) {
            listener.valueUnbound(new HttpSessionBindingEvent(session, name, value));
        }
    }
}
