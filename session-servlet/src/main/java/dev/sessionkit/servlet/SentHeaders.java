package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts what resolvers send straight into the container's response, past the wrappers that an include puts around it, and keeps
 * it in mind: a reset of the response does not undo what was stored.
 */
final class SentHeaders implements SessionResponse {

    private final HttpServletResponse response;
    private List<Runnable> sent = List.of(); // nearly always

    SentHeaders(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void setHeader(String name, String value) {
        send(() -> response.setHeader(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        send(() -> response.addHeader(name, value));
    }

    /** The same again, after the response was reset. */
    void again() {
        sent.forEach(Runnable::run);
    }

    private void send(Runnable header) {
        if (response.isCommitted()) {
            throw new IllegalStateException("the client should have been sent a session, but the response was committed"
                    + " behind SessionFilter's back; map it to all dispatcher types, and in front of whatever writes");
        }
        header.run();
        if (sent.isEmpty()) {
            sent = new ArrayList<>();
        }
        sent.add(header);
    }
}
