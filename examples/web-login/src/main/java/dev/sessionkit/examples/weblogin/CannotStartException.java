package dev.sessionkit.examples.weblogin;

/** The host cannot start; the message says why, and what to do about it. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
