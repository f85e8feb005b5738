package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionState;

/** What kind of session a login begins: which tokens it has, and how long they and it live. Called again where a race was lost. */
@FunctionalInterface
interface SessionForm {

    /** The state of a session of that id, signed in as {@code login} says. */
    SessionState state(SessionId id, Login login);
}
