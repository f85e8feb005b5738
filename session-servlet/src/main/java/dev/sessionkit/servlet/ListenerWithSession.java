package dev.sessionkit.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/**
 * A host's listener, which is handed our context: one that completes the container's would complete without the session.
 *
 * @param listener the host's
 * @param context ours
 */
record ListenerWithSession(AsyncListener listener, AsyncContextWithSession context) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        listener.onComplete(ours(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        listener.onTimeout(ours(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        listener.onError(ours(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        listener.onStartAsync(ours(event));
    }

    private AsyncEvent ours(AsyncEvent event) {
        return new AsyncEvent(context, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
    }
}
