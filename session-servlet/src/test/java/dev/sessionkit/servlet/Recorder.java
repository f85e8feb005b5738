package dev.sessionkit.servlet;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is told of sessions. */
final class Recorder implements HttpSessionListener, HttpSessionAttributeListener {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    /** What was told since last asked. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        add("created " + event.getSession().getId());
    }

    /** The session is still valid. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        add("destroyed " + event.getSession().getId() + " " + event.getSession().getAttribute("name"));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        add("added " + event.getName() + " " + event.getValue());
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        add("removed " + event.getName() + " " + event.getValue());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        add("replaced " + event.getName() + " " + event.getValue());
    }
}
