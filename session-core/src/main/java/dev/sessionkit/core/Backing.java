package dev.sessionkit.core;

import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;

/** Where the changes of a request's session go. */
sealed interface Backing {

    /** Whether there is somewhere. */
    boolean writable();

    /**
     * Refuses where there is nowhere.
     *
     * @throws ReadOnlySessionException naming the component that gave the session
     */
    void requireWritable();

    /** Whether the client holds the whole session, and must be sent it again when it changes. */
    boolean travels();

    void create(SessionRecord session);

    boolean replace(SessionRecord current, SessionRecord next, Records.Ambiguity ambiguity);

    Optional<SessionRecord> find(SessionId id);

    /** The store's records. */
    record Stored(Records records) implements Backing {

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public void requireWritable() {
            // it is
        }

        @Override
        public boolean travels() {
            return false;
        }

        @Override
        public void create(SessionRecord session) {
            records.create(session);
        }

        @Override
        public boolean replace(SessionRecord current, SessionRecord next, Records.Ambiguity ambiguity) {
            return records.replace(current, next, ambiguity);
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return records.find(id);
        }
    }

    /** The client itself, through the resolver that carries whole sessions: what is written is what will be sent. */
    record Carried() implements Backing {

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public void requireWritable() {
            // it is
        }

        @Override
        public boolean travels() {
            return true;
        }

        @Override
        public void create(SessionRecord session) {
            // nothing is kept here: the session exists once it is sent
        }

        @Override
        public boolean replace(SessionRecord current, SessionRecord next, Records.Ambiguity ambiguity) {
            return true; // nobody else can have this request's copy
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }
    }

    /**
     * Nowhere.
     *
     * @param component who gave the session
     */
    record ReadOnly(String component) implements Backing {

        @Override
        public boolean writable() {
            return false;
        }

        @Override
        public void requireWritable() {
            throw new ReadOnlySessionException(component);
        }

        @Override
        public boolean travels() {
            return false;
        }

        @Override
        public void create(SessionRecord session) {
            requireWritable();
        }

        @Override
        public boolean replace(SessionRecord current, SessionRecord next, Records.Ambiguity ambiguity) {
            requireWritable();
            return false;
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }
    }
}
