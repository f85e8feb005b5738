package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores that write where they must not, or do not write what they should. */
final class WrongWrites {

    private WrongWrites() {}

    static Stream<Wrong<FunctionStore>> all() {
        return Stream.of(
                wrong(
                        "overwrites when it creates",
                        "S11 S12 S13 S36 U12",
                        shelf -> shelf.store().creating(session -> {
                            shelf.records.put(session.id(), session);
                            return true;
                        })),
                wrong(
                        "says that it created what was there before",
                        "S12",
                        shelf -> shelf.store()
                                .creating(session ->
                                        shelf.records.computeIfAbsent(session.id(), id -> session) == session)),
                wrong(
                        "creates over a tombstone",
                        "S13",
                        shelf -> shelf.store().creating(session -> {
                            shelf.records.computeIfPresent(
                                    session.id(),
                                    (id, stored) -> stored.state().ending().isPresent() ? null : stored);
                            return shelf.create(session);
                        })),
                wrong("does not look at the revision", "S14 S15 S31 S32 S33 S34 S37 S38 S41 U12 U15", shelf -> {
                    Meeting bothHaveRead = new Meeting();
                    return shelf.store()
                            .finding(id -> {
                                Optional<SessionRecord> found = shelf.find(id);
                                bothHaveRead.pass();
                                return found;
                            })
                            .replacing((current, next) -> {
                                Shelf.check(current, next);
                                return shelf.records.replace(current.id(), next) != null;
                            });
                }),
                wrong(
                        "says that it replaced what was replaced before",
                        "S15",
                        shelf -> shelf.store().replacing((current, next) -> {
                            Shelf.check(current, next);
                            return shelf.records.computeIfPresent(
                                            current.id(), (id, stored) -> Shelf.has(stored, current) ? next : stored)
                                    == next;
                        })),
                wrong("creates when it replaces what was never there", "S16 U12", shelf -> {
                    Map<SessionId, Boolean> known = new ConcurrentHashMap<>();
                    return shelf.store()
                            .creating(session -> {
                                known.put(session.id(), true);
                                return shelf.create(session);
                            })
                            .replacing((current, next) -> {
                                Shelf.check(current, next);
                                return known.putIfAbsent(current.id(), true) == null
                                        ? shelf.create(next)
                                        : shelf.replace(current, next);
                            });
                }),
                wrong("brings back what was deleted", "S17 S40", shelf -> {
                    Map<SessionId, SessionRecord> deleted = new ConcurrentHashMap<>();
                    Meeting afterDelete = new Meeting();
                    return shelf.store()
                            .deleting(id -> {
                                shelf.find(id).ifPresent(session -> deleted.put(id, session));
                                boolean done = shelf.delete(id);
                                afterDelete.pass();
                                return done;
                            })
                            .replacing((current, next) -> {
                                afterDelete.pass();
                                return Shelf.has(deleted.get(current.id()), current)
                                        ? shelf.create(next)
                                        : shelf.replace(current, next);
                            });
                }),
                wrong(
                        "asks for the very instance that it has",
                        "S18",
                        shelf -> shelf.store()
                                .replacing((current, next) ->
                                        shelf.records.get(current.id()) == current && shelf.replace(current, next))),
                wrong(
                        "replaces by revision alone",
                        "S19",
                        shelf -> shelf.store().replacing((current, next) -> {
                            Shelf.check(current, next);
                            shelf.records.replaceAll((id, stored) ->
                                    !id.equals(current.id()) && Shelf.has(stored, current) ? under(id, next) : stored);
                            return shelf.replace(current, next);
                        })),
                wrong(
                        "forgets data that does not change",
                        "S20 S32",
                        shelf -> shelf.store()
                                .replacing((current, next) -> shelf.replace(
                                        current,
                                        current.data().equals(next.data())
                                                ? withData(next, SessionData.empty())
                                                : next))),
                wrong(
                        "does not write the user when it replaces",
                        "S10 S21 S37 S42 U11 U15",
                        shelf -> shelf.store()
                                .replacing((current, next) -> shelf.replace(
                                        current, Change.revision(Change.user(next, current.user()), next.revision())))),
                wrong(
                        "does not write the time to purge when it replaces",
                        "E09 E10 E12 S10 S42",
                        shelf -> shelf.store()
                                .replacing((current, next) -> shelf.replace(
                                        current,
                                        Change.revision(
                                                Change.purgeAfter(next, current.purgeAfter()), next.revision())))
                                .touchedBeforeSwept()),
                wrong(
                        "says that it deleted what was not there",
                        "E11 E14 S22 S39",
                        shelf -> shelf.store()
                                .deleting(id -> shelf.delete(id) || true)
                                .sweptBeforeWritten()),
                wrong(
                        "does not delete tombstones",
                        "S23",
                        shelf -> shelf.store().deleting(id -> {
                            Optional<SessionRecord> stored = shelf.find(id);
                            return stored.isPresent()
                                    && stored.get().state().ending().isEmpty()
                                    && shelf.delete(id);
                        })),
                wrong(
                        "does not check ids",
                        "S24",
                        shelf -> shelf.store()
                                .replacing((current, next) -> !current.id().equals(next.id())
                                        ? shelf.replace(current, under(current.id(), next))
                                        : shelf.replace(current, next))),
                wrong(
                        "takes another id for a lost race",
                        "S24",
                        shelf -> shelf.store()
                                .replacing((current, next) ->
                                        current.id().equals(next.id()) && shelf.replace(current, next))),
                wrong(
                        "takes the same revision",
                        "S25",
                        shelf -> shelf.store()
                                .replacing((current, next) -> current.revision() == next.revision()
                                        ? shelf.records.replace(current.id(), next) != null
                                        : shelf.replace(current, next))),
                wrong(
                        "finds nothing under null",
                        "S26",
                        shelf -> shelf.store().finding(id -> id == null ? Optional.empty() : shelf.find(id))));
    }

    private static SessionRecord under(SessionId id, SessionRecord from) {
        return new SessionRecord(id, from.revision(), from.user(), from.purgeAfter(), from.state(), from.data());
    }

    private static SessionRecord withData(SessionRecord from, SessionData data) {
        return Change.revision(Change.data(from, data), from.revision());
    }

    private static Wrong<FunctionStore> wrong(String flaw, String breaks, Function<Shelf, FunctionStore> make) {
        return Wrong.of(flaw, breaks, () -> make.apply(new Shelf()));
    }
}
