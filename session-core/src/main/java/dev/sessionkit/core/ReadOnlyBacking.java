package dev.sessionkit.core;

import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Nowhere.
 *
 * @param component who gave the session
 * @param revocations who refuses it from now on, if somebody does
 */
record ReadOnlyBacking(String component, Optional<Revocations> revocations) implements Backing {

    static ReadOnlyBacking of(Named<?> component) {
        return new ReadOnlyBacking(component.name(), Revocations.of(component));
    }

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
    public long revisionAfter(long revision, boolean renews, RandomGenerator random) {
        return revision;
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

    @Override
    public void settle(Optional<SessionRecord> held, SessionRecord next) {
        // there is nothing to send
    }
}
