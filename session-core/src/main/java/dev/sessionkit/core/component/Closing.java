package dev.sessionkit.core.component;

import dev.sessionkit.core.settings.HiddenTexts;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Closes components in the reverse order of their being ready, so that each outlives whoever asked for it. Thread-safe. */
final class Closing {

    private final HiddenTexts hidden;
    private final Deque<Named<AutoCloseable>> open = new ConcurrentLinkedDeque<>();

    Closing(HiddenTexts hidden) {
        this.hidden = hidden;
    }

    void add(String name, Object component) {
        if (component instanceof AutoCloseable closeable) {
            open.push(new Named<>(name, closeable));
        }
    }

    /** Closes everything, then throws what the first that failed threw, with the others suppressed. */
    void close() {
        Optional<RuntimeException> first = Optional.empty();
        for (Named<AutoCloseable> last = open.poll(); last != null; last = open.poll()) {
            Optional<RuntimeException> thrown = close(last);
            if (first.isPresent()) {
                thrown.ifPresent(first.get()::addSuppressed);
            } else {
                first = thrown;
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }

    /** Closes a component that was never ready, because of {@code thrown}. */
    void closeAfter(Throwable thrown, String name, Object component) {
        if (component instanceof AutoCloseable closeable) {
            close(new Named<>(name, closeable)).ifPresent(thrown::addSuppressed);
        }
    }

    private Optional<RuntimeException> close(Named<AutoCloseable> closeable) {
        try {
            closeable.component().close();
            return Optional.empty();
        } catch (Throwable thrown) { // whatever it is, the others are closed before it is thrown on
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String message = hidden.mask(closeable.name() + " failed to close: " + thrown.getMessage());
            return Optional.of(new IllegalStateException(message, hidden.mask(thrown)));
        }
    }
}
