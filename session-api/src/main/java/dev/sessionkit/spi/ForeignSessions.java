package dev.sessionkit.spi;

import java.util.Optional;

/** A store that understands credentials of another system, such as by asking who issued them. */
public interface ForeignSessions {

    /**
     * Finds the session that a foreign credential stands for.
     *
     * @param token hostile
     * @return the session, its id stable for one credential; or empty where the credential is not accepted
     * @throws dev.sessionkit.api.UnreadableSessionException where it is accepted, and what the other system says of it makes no
     *     session, such as one without a user
     * @throws dev.sessionkit.api.SessionStoreException where the other system is broken or cannot be reached
     */
    Optional<SessionRecord> find(ForeignToken token);
}
