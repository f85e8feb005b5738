package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides about a user's sessions, one decision after the other: who may begin one, who must give way. A login reads the user's
 * gate first, then whatever it judges by, and begins only if nobody has written to the gate meanwhile. {@link UserEndings} is
 * the other half. Thread-safe.
 */
final class Admission {

    /** Far more than there are logins of one user at once. */
    static final int MOST_ATTEMPTS = 1_000;

    private final SessionRecords records;
    private final UserGate gate;
    private final Reservations reservations;

    Admission(SessionRecords records) {
        this.records = records;
        this.gate = new UserGate(records);
        this.reservations = new Reservations(records);
    }

    /** What came of a login. */
    sealed interface Outcome {

        /** The session was stored. */
        record Admitted(SessionRecord session) implements Outcome {}

        /** The user has as many sessions as allowed: these. */
        record LimitReached(List<SessionRecord> sessions) implements Outcome {}

        /** What the login is judged by says no, perhaps only now. */
        record NoLonger() implements Outcome {}
    }

    /**
     * A login.
     *
     * @param user whose
     * @param device the client's name for its device
     * @param resource the product the client is
     * @param replacing a session that this one takes the place of: not counted, and ended
     * @param rules which sessions a user may have
     * @param stillGood whether the login is right by an account of that revision, where the gate names one: called after the gate
     *     was read, so it reads the account again if it knows another
     * @param beginning stores the session, under the id that was reserved
     */
    record Login(
            UserId user,
            Optional<String> device,
            Optional<String> resource,
            Optional<SessionId> replacing,
            AdmissionRules rules,
            Predicate<Optional<Long>> stillGood,
            Beginning beginning) {}

    Outcome admit(Login login) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            UserGate.Seen seen = gate.read(login.user());
            if (!login.stillGood().test(seen.accountRevision())) {
                return new Outcome.NoLonger();
            }
            Instant now = records.now();
            List<Reservation> active = active(seen, now); // before the list is read: what has begun meanwhile is in it
            Optional<List<SessionRecord>> listed =
                    login.rules().needList() ? Optional.of(records.findByUser(login.user())) : Optional.empty();
            if (!stopLapsed(seen, listed, now)) {
                records.pause(attempt + 1);
                continue;
            }
            SessionId id = login.beginning().id(now);
            if (isReserved(id, active) || !login.beginning().isPossible()) {
                return new Outcome.NoLonger(); // another redemption of the same token is under way, or was, or died
            }
            Map<SessionId, Held> others = others(login, active, listed, now);
            AdmissionDecision decision = AdmissionDecision.of(login, List.copyOf(others.values()));
            if (!decision.admitted()) {
                return new Outcome.LimitReached(stored(others));
            }
            List<Reservation> underWay = underWay(active, others, login.rules());
            boolean mine = stopReserved(decision.ending())
                    && gate.write(login.user(), seen, reserved(underWay, decision, id, login, now));
            if (mine) {
                Set<SessionId> gaveWay = end(decision.ending());
                Optional<SessionRecord> begun = login.beginning().begin(id, gaveWay);
                if (begun.isPresent()) {
                    records.tell(new SessionEvent.Created(id, begun.get().user(), now));
                    return new Outcome.Admitted(begun.get());
                }
            } // else somebody has decided or begun meanwhile, or has stopped this login: start again
            records.pause(attempt + 1);
        }
        throw crowded();
    }

    /** Those that this has ended, and nobody else. */
    private Set<SessionId> end(Map<Held, EndReason> ending) {
        Set<SessionId> ended = new HashSet<>();
        ending.forEach((held, reason) -> held.stored()
                .filter(session -> records.end(session, reason))
                .ifPresent(session -> ended.add(session.id())));
        return ended;
    }

    static SessionStoreException crowded() {
        return new SessionStoreException("others keep deciding about this user's sessions, or the store never writes");
    }

    /** Whoever is only reserved can no longer begin; false where one has. Nobody is dropped from a gate before that. */
    private boolean stopReserved(Map<Held, EndReason> ending) {
        for (Map.Entry<Held, EndReason> each : ending.entrySet()) {
            if (each.getKey().stored().isEmpty()
                    && !reservations.stop(each.getKey().id(), each.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReserved(SessionId id, List<Reservation> active) {
        return active.stream().anyMatch(reserved -> reserved.session().equals(Optional.of(id)));
    }

    /** Who may still be under way. */
    private static List<Reservation> active(UserGate.Seen seen, Instant now) {
        return seen.reserved().stream()
                .filter(reserved -> reserved.isActive(now.toEpochMilli()))
                .toList();
    }

    /**
     * Of those whose time is up, whoever has not begun can no longer do so. Nearly always they have, and that is known already:
     * from the list, or by one look.
     *
     * @return false where one has begun since the list was read
     */
    private boolean stopLapsed(UserGate.Seen seen, Optional<List<SessionRecord>> listed, Instant now) {
        for (Reservation reserved : seen.reserved()) {
            Optional<SessionId> lapsed = reserved.session().filter(id -> !reserved.isActive(now.toEpochMilli()));
            if (lapsed.isPresent()
                    && !hasBegun(lapsed.get(), listed)
                    && !reservations.stop(lapsed.get(), EndReason.REPLACED)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasBegun(SessionId id, Optional<List<SessionRecord>> listed) {
        Optional<SessionRecord> known = listed.isPresent()
                ? listed.get().stream()
                        .filter(session -> session.id().equals(id))
                        .findFirst()
                : records.find(id);
        return known.filter(session -> !session.state().isPending()).isPresent();
    }

    private Map<SessionId, Held> others(
            Login login, List<Reservation> active, Optional<List<SessionRecord>> listed, Instant now) {
        if (listed.isPresent()) {
            return others(listed.get(), active, now);
        }
        Map<SessionId, Held> others = new LinkedHashMap<>();
        login.replacing()
                .flatMap(records::find)
                .filter(found -> found.user().equals(Optional.of(login.user())))
                .ifPresent(found -> note(found, others, now));
        return others;
    }

    /** The user's live sessions, and those that other logins are about to make. */
    private Map<SessionId, Held> others(List<SessionRecord> listed, List<Reservation> active, Instant now) {
        Map<SessionId, Held> others = new LinkedHashMap<>();
        active.forEach(reserved -> reserved.session().ifPresent(id -> others.put(id, Held.of(id, reserved))));
        for (SessionRecord session : listed) {
            note(session, others, now);
        }
        for (Held held : List.copyOf(others.values())) {
            if (held.stored().isEmpty()) { // about to begin, or stopped, which is listed nowhere
                records.find(held.id()).ifPresent(found -> note(found, others, now));
            }
        }
        return others;
    }

    /** Whoever has begun, or can no longer begin, need not be named: the record says so. */
    private List<Reservation> underWay(List<Reservation> active, Map<SessionId, Held> others, AdmissionRules rules) {
        return active.stream()
                .filter(reserved -> reserved.session()
                        .filter(id -> rules.needList()
                                ? others.containsKey(id)
                                        && others.get(id).stored().isEmpty()
                                : records.find(id)
                                        .filter(found -> !found.state().isPending())
                                        .isEmpty())
                        .isPresent())
                .toList();
    }

    private void note(SessionRecord session, Map<SessionId, Held> others, Instant now) {
        if (records.over(session.state(), now).isPresent()) {
            others.remove(session.id());
        } else if (!session.state().isPending()) { // a pending one counts where it is reserved, and not before
            others.put(session.id(), Held.of(session));
        }
    }

    private static List<SessionRecord> stored(Map<SessionId, Held> others) {
        return others.values().stream().flatMap(held -> held.stored().stream()).toList();
    }

    /** Whom the gate names from now on. */
    private static List<Reservation> reserved(
            List<Reservation> active, AdmissionDecision decision, SessionId own, Login login, Instant now) {
        List<String> ending = decision.ending().keySet().stream()
                .map(held -> held.id().toString())
                .toList();
        List<Reservation> reserved = new ArrayList<>(active);
        reserved.removeIf(known -> ending.contains(known.id()));
        reserved.add(new Reservation(own.toString(), now.toEpochMilli(), login.device(), login.resource()));
        return reserved;
    }
}
