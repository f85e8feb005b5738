package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The store's records. */
record StoredBacking(Records records) implements Backing {

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
    public Optional<Revocations> revocations() {
        return Optional.empty();
    }

    @Override
    public long revisionAfter(long revision, boolean renews, RandomGenerator random) {
        return random.nextLong();
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

    @Override
    public void settle(Optional<SessionRecord> held, SessionRecord next) {
        // each write has said all that
    }
}
