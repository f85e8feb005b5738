package dev.sessionkit.core;

import java.nio.channels.ClosedByInterruptException;

/** Somebody wants a thread to stop what it does: its own affair, and nothing that others should fail for. */
final class Interruption {

    /** Far more than any driver wraps; causes can form a ring. */
    private static final int MOST_CAUSES = 20;

    private Interruption() {}

    /** Whether this thread failed because it was interrupted: it still is, or the failure says so. */
    static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return true;
            }
            cause = cause.getCause();
        }
        return Thread.currentThread().isInterrupted();
    }

    /** Has the thread remember that it was interrupted, where a failure that goes no further was that. */
    static void restore(Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
