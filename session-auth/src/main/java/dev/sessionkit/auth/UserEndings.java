package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Ends a user's sessions, and stops the logins that are under way: whoever does so writes to the user's gate, then ends what is
 * listed and what is reserved. So no login in flight slips through. Thread-safe.
 */
final class UserEndings {

    private final SessionRecords records;
    private final UserGate gate;
    private final Reservations reservations;

    UserEndings(SessionRecords records) {
        this.records = records;
        this.gate = new UserGate(records);
        this.reservations = new Reservations(records);
    }

    /**
     * Ends all sessions of a user, pending ones too, and the logins that are under way.
     *
     * @param except one that lives on
     * @param accountRevision reads the account's revision, where the account has changed, which was written before this is called
     * @return how many live sessions this has ended, without pending ones
     */
    int endAll(UserId user, EndReason reason, Optional<SessionId> except, Optional<LongSupplier> accountRevision) {
        stopAll(user, reason, except, accountRevision);
        return endListed(
                user, reason, session -> except.isEmpty() || !except.get().equals(session.id()));
    }

    /** Ends those that are chosen of a user's sessions; logins that are under way start again. */
    int endThose(UserId user, EndReason reason, Predicate<SessionRecord> chosen) {
        stopAll(user, reason, Optional.empty(), Optional.empty());
        return endListed(user, reason, chosen);
    }

    /** How many live sessions this has ended. */
    private int endListed(UserId user, EndReason reason, Predicate<SessionRecord> chosen) {
        int ended = 0;
        for (SessionRecord session : records.findByUser(user)) {
            boolean counts = session.state().ending().isEmpty() && chosen.test(session);
            if (counts && records.end(session, reason) && !session.state().isPending()) {
                ended++;
            }
        }
        return ended;
    }

    /**
     * Makes logins that are under way look at the account again, and ends pending ones; sessions that have begun live on.
     *
     * @param accountRevision reads the account's revision, which was written before this is called
     */
    void lookAgain(UserId user, EndReason reason, LongSupplier accountRevision) {
        stopAll(user, reason, Optional.empty(), Optional.of(accountRevision));
        endListed(user, reason, session -> session.state().isPending());
    }

    /**
     * Nobody passes the gate who had read it before, and nobody begins who had passed. The account is read after the gate, so
     * that the gate never names an older one than a change that is done.
     */
    private void stopAll(
            UserId user, EndReason reason, Optional<SessionId> except, Optional<LongSupplier> accountRevision) {
        for (int attempt = 0; attempt < Admission.MOST_ATTEMPTS; attempt++) {
            UserGate.Seen seen = gate.read(user);
            List<Reservation> spared = new ArrayList<>();
            for (Reservation reserved : seen.reserved()) {
                if (except.isPresent() && reserved.session().equals(except)) {
                    spared.add(reserved);
                } else {
                    reserved.session()
                            .ifPresent(id -> reservations.stop(id, reason)); // where it has begun, it is listed
                }
            }
            Optional<Long> revision =
                    accountRevision.map(LongSupplier::getAsLong).or(seen::accountRevision);
            if (gate.write(user, seen, spared, revision)) {
                return;
            }
            records.pause(attempt + 1);
        }
        throw Admission.crowded();
    }
}
