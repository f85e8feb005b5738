package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The client itself, through the resolver that carries whole sessions: what is written is what will be sent.
 *
 * @param revocations who refuses what was sent before, if somebody does
 */
record CarriedBacking(Optional<Revocations> revocations) implements Backing {

    static CarriedBacking of(Named<?> carrier) {
        return new CarriedBacking(Revocations.of(carrier));
    }

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

    /** A count, so that newer is told from older. */
    @Override
    public long revisionAfter(long revision, RandomGenerator random) {
        return revision + 1;
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
