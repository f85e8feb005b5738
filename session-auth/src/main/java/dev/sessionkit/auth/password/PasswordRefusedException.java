package dev.sessionkit.auth.password;

import dev.sessionkit.api.SessionException;

/** A new password is not good enough: 400 over HTTP, {@code INVALID_ARGUMENT} over gRPC. It is not in the message. */
public final class PasswordRefusedException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    private final PasswordFault fault;

    /**
     * A refusal.
     *
     * @param fault what is wrong with it
     */
    PasswordRefusedException(PasswordFault fault) {
        super("the new password is refused: " + fault);
        this.fault = fault;
    }

    /**
     * What is wrong with the password.
     *
     * @return the first fault found
     */
    public PasswordFault fault() {
        return fault;
    }
}
