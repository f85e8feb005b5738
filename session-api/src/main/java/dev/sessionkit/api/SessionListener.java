package dev.sessionkit.api;

/**
 * Hears of every {@link SessionEvent}, on the thread of the request that caused it, after the store has it. Implementations
 * are thread-safe and quick; what one throws is logged and goes no further.
 */
@FunctionalInterface
public interface SessionListener {

    /**
     * Something happened.
     *
     * @param event what
     */
    void onEvent(SessionEvent event);
}
