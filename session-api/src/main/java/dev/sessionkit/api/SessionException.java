package dev.sessionkit.api;

/**
 * Something about a session stands in a request's way. Each cause is a class of its own, so that a transport can give each
 * its own answer. Messages hold public ids at most, never a secret, and nothing a client sent.
 */
public abstract class SessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * For subclasses.
     *
     * @param message what happened and what to do about it
     */
    protected SessionException(String message) {
        super(message);
    }

    /**
     * For subclasses.
     *
     * @param message what happened and what to do about it
     * @param cause what it came from
     */
    protected SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
