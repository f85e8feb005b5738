package dev.sessionkit.auth;

import dev.sessionkit.api.SessionException;

/** The user name, the e-mail address or the identity at another system is another account's (409). */
public final class AccountTakenException extends SessionException {

    private static final long serialVersionUID = 1L;

    AccountTakenException(String what) {
        super("the " + what + " is taken");
    }
}
