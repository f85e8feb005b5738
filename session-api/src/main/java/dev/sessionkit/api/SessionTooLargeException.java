package dev.sessionkit.api;

/**
 * A session that travels with its client has become larger than clients carry, so it was not sent; the client goes on holding
 * what it held before. A mistake in the host: less belongs in such a session, or it belongs in a store.
 */
public final class SessionTooLargeException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * A session that was not sent.
     *
     * @param message how large it is, and how large it may be
     */
    public SessionTooLargeException(String message) {
        super(message);
    }
}
