package dev.sessionkit.store.token.jws;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once when a provider fails, and once when it is back. Thread-safe. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);

    private final String host;
    private final AtomicBoolean down = new AtomicBoolean();

    Outage(String host) {
        this.host = host;
    }

    boolean isOn() {
        return down.get();
    }

    void noteFailure(Throwable failure) {
        if (down.compareAndSet(false, true)) {
            LOG.warn(
                    "The keys of {} could not be fetched: {}. Unless they were withdrawn, the last good ones stay in use",
                    host,
                    reason(failure));
        }
    }

    void noteSuccess() {
        if (down.compareAndSet(true, false)) {
            LOG.warn("The keys of {} are fetched again", host);
        }
    }

    /** What a future failed with. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** In our own words, or the failure's class: other messages may quote what a stranger sent. */
    private static String reason(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof TimeoutException) {
            return "no whole answer in time";
        }
        boolean ours = cause instanceof KeysUnavailable || cause instanceof IllegalArgumentException;
        return ours ? String.valueOf(cause.getMessage()) : cause.getClass().getSimpleName();
    }
}
