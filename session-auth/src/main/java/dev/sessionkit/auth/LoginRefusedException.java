package dev.sessionkit.auth;

import dev.sessionkit.api.SessionException;

/**
 * Nothing that was presented proves who this is: the name or the password is wrong, a provider says no, or the account is
 * disabled. Nobody is told which (401). An answer costs the same work and
 * says the same whichever it is.
 */
public final class LoginRefusedException extends SessionException {

    private static final long serialVersionUID = 1L;
    private static final String MESSAGE = "the credentials are wrong";

    LoginRefusedException() {
        super(MESSAGE);
    }

    /** Because of what another system says, or does not say. */
    LoginRefusedException(SessionException cause) {
        super(MESSAGE, cause);
    }
}
