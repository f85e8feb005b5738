package dev.sessionkit.core.settings;

/** What becomes of a session whose stored data no longer parses. */
public enum UnreadableData {
    /** The key that cannot be read counts as absent; the rest of the session stays. */
    DROP_KEY,
    /** The session is ended. */
    END_SESSION,
    /** The request fails, and the session stays as it is. */
    FAIL
}
