package dev.sessionkit.api;

/**
 * The store answered, but what it holds of this one session cannot be understood: damaged, or written by a version that is
 * not out yet. Trying again will not help; the framework does what the setting {@code Sessions.UnreadableData} says.
 */
public final class UnreadableSessionException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * A record that cannot be read.
     *
     * @param message what was expected
     */
    public UnreadableSessionException(String message) {
        super(message);
    }

    /**
     * A record that cannot be read.
     *
     * @param message what was expected
     * @param cause what the decoder said
     */
    public UnreadableSessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
