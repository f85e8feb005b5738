package dev.sessionkit.spi;

import dev.sessionkit.api.SessionId;
import java.util.Optional;

/**
 * Finds sessions (seed 002: {@code ISessionStoreAccessor}). One that can also write is a {@link SessionStore}. Chosen in the
 * settings under {@code Catena.SessionStore.SessionProvider}. Thread-safe; called on the thread of the request, virtual or
 * not, so no monitor may be held while waiting.
 */
public interface SessionStoreAccessor {

    /**
     * Reads one record as it is, ended or expired or not: judging it is the framework's work.
     *
     * @param id which
     * @return the record, with the outcome of every write that returned before; or empty where there is none
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken or cannot be reached
     * @throws dev.sessionkit.api.UnreadableSessionException where there is a record that cannot be understood
     */
    Optional<SessionRecord> find(SessionId id);
}
