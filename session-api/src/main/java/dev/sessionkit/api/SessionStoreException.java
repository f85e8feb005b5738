package dev.sessionkit.api;

/**
 * The store is broken or cannot be reached, so nothing is known about the session: 503 over HTTP, {@code UNAVAILABLE} over
 * gRPC, never "not signed in". Whether a write that ends so was carried out is open.
 */
public final class SessionStoreException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure with its cause.
     *
     * @param message what was tried, on what store
     * @param cause what the store's driver said
     */
    public SessionStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure.
     *
     * @param message what was tried, on what store
     */
    public SessionStoreException(String message) {
        super(message);
    }
}
