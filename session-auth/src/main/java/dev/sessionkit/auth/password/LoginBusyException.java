package dev.sessionkit.auth.password;

import dev.sessionkit.api.SessionException;

/**
 * Too many passwords are being hashed to begin with another: 503 over HTTP, {@code UNAVAILABLE} over gRPC. Nothing was judged,
 * so it counts neither as a failed login nor as a successful one; the client may come back in a second or two.
 */
public final class LoginBusyException extends SessionException {

    private static final long serialVersionUID = 1L;

    /**
     * No turn in time.
     *
     * @param message how many are at work
     */
    LoginBusyException(String message) {
        super(message);
    }

    /**
     * No turn at all.
     *
     * @param message why
     * @param cause what it came from
     */
    LoginBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
