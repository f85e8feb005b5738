package dev.sessionkit.core;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The client itself, through the resolver that carries whole sessions: what is written is what will be sent.
 *
 * @param carrier which sends them
 * @param revocations who refuses what was sent before, if somebody does
 */
record CarriedBacking(CarriedSessions carrier, Optional<Revocations> revocations) implements Backing {

    static CarriedBacking of(Named<?> named, CarriedSessions carrier) {
        return new CarriedBacking(carrier, Revocations.of(named));
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

    /**
     * A count of generations: copies of one generation may differ, as two requests at once make two of one, but none of them
     * outlives a renewal.
     */
    @Override
    public long revisionAfter(long revision, boolean renews, RandomGenerator random) {
        return revision == 0 || renews ? revision + 1 : revision;
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

    @Override
    public void settle(Optional<SessionRecord> held, SessionRecord next) {
        carrier.requireSendable(next);
        if (held.isPresent() && revocations.isPresent() && !counts(revocations.get(), held.get(), next)) {
            throw new SessionRequiredException(RejectReason.CHANGED);
        }
    }

    /** Of several that renew one session at once, one wins; and what was renewed meanwhile is not overwritten. */
    private static boolean counts(Revocations list, SessionRecord held, SessionRecord next) {
        return next.revision() > held.revision()
                ? list.refuseBelow(next.id(), next.revision(), next.purgeAfter())
                : list.accepts(next);
    }
}
