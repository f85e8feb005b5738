package dev.sessionkit.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Who was too late, or failed, leaves nothing behind. */
record AsyncEnd(Exchange exchange) implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) {
        exchange.drop();
    }

    @Override
    public void onError(AsyncEvent event) {
        exchange.drop();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        exchange.lapse();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // whoever starts again, comes through RequestWithSession again
    }
}
