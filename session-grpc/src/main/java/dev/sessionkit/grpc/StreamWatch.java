package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionId;

/** Who looks after a call's session while the call goes on. Thread-safe. */
interface StreamWatch {

    /** For calls that are over soon, or that nobody wants watched. */
    StreamWatch NONE = new StreamWatch() {};

    /** The call was let in by a session. */
    default void start(SessionId session) {
        // it is not looked at again
    }

    /** The client has sent something. */
    default void heard() {
        // who does not watch need not know
    }

    /** The call is over. */
    default void stop() {
        // nothing was begun
    }

    /** Whether it has closed the call. */
    default boolean hasClosed() {
        return false;
    }
}
