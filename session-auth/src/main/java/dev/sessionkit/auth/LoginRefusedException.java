package dev.sessionkit.auth;

import dev.sessionkit.api.SessionException;

/**
 * The name or the password is wrong, or the account is disabled: nobody is told which (401). An answer costs the same work and
 * says the same whichever it is.
 */
public final class LoginRefusedException extends SessionException {

    private static final long serialVersionUID = 1L;

    LoginRefusedException() {
        super("the user name or the password is wrong");
    }
}
