package dev.sessionkit.auth;

import dev.sessionkit.api.SessionException;

/** A client has named a login provider, or an identity provider, that the settings do not name (404). */
public final class UnknownProviderException extends SessionException {

    private static final long serialVersionUID = 1L;

    UnknownProviderException(String setting) {
        super("there is no such login provider; " + setting + " names those there are");
    }
}
