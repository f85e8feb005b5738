package dev.sessionkit.core;

import tools.jackson.core.JacksonException;

/** Stored JSON is not one object with distinct names. Never leaves core. */
final class NotAnObjectException extends JacksonException {

    private static final long serialVersionUID = 1L;

    NotAnObjectException() {
        super("not one JSON object with distinct names");
    }
}
