package dev.sessionkit.auth;

import dev.sessionkit.core.SessionInfo;

/**
 * One of a user's sessions, as the user is shown it: when it began and was last seen, on what device, from where. Immutable.
 *
 * @param info what may be shown of it
 * @param current whether it is the one that asks
 */
public record UserSession(SessionInfo info, boolean current) {}
