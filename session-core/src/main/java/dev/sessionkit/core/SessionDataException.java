package dev.sessionkit.core;

import dev.sessionkit.api.SessionException;

/** A value cannot be written to, or read from, a session's data. The message names the key and never shows the value. */
public final class SessionDataException extends SessionException {

    private static final long serialVersionUID = 1L;

    SessionDataException(String message) {
        super(message);
    }

    SessionDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
