package dev.sessionkit.servlet.http;

import dev.sessionkit.core.SessionFramework;

/**
 * What {@code HttpSession}s of all requests have in common. Thread-safe.
 *
 * @param framework whose sessions
 * @param attributes where their attributes are kept
 * @param listeners who is told of them
 */
public record ServedSessions(SessionFramework framework, Attributes attributes, Listeners listeners) {

    /** Whether somebody is to be told of an attribute, so that it must be known what it was. */
    boolean isWatched(String name) {
        return attributes.isDeclared(name) || listeners.wantAttributes();
    }
}
