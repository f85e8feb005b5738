package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Stores whose index of users does not go along with their records. */
final class WrongIndexes {

    private WrongIndexes() {}

    static Stream<Wrong<FunctionStore>> all() {
        return Stream.of(
                Wrong.of("lists what was deleted", "U05 U08 U16", () -> {
                    Shelf shelf = new Shelf();
                    Shelf all = new Shelf();
                    return shelf.store()
                            .creating(session -> shelf.create(session) && all.create(session))
                            .replacing((current, next) -> {
                                boolean replaced = shelf.replace(current, next);
                                if (replaced) {
                                    all.records.put(next.id(), next);
                                }
                                return replaced;
                            })
                            .listing(all::list);
                }),
                Wrong.of("lists records as they were created", "U09 U10 U11 U12 U15", () -> {
                    Shelf shelf = new Shelf();
                    Shelf created = new Shelf();
                    return shelf.store()
                            .creating(session -> shelf.create(session) && created.create(session))
                            .deleting(id -> shelf.delete(id) && created.delete(id))
                            .listing(created::list);
                }),
                indexed(
                        "lists for each user that a session ever had",
                        "U11 U15",
                        (shelf, index) -> listing(shelf, index)
                                .creating(session -> shelf.create(session) && index.add(session))
                                .replacing((current, next) -> shelf.replace(current, next) && index.add(next))),
                indexed(
                        "lists for the user that a session first had",
                        "U11 U15",
                        (shelf, index) ->
                                listing(shelf, index).creating(session -> shelf.create(session) && index.add(session))),
                indexed(
                        "lists for whoever tried to write",
                        "U12 U15",
                        (shelf, index) -> listing(shelf, index)
                                .creating(session -> index.add(session) && shelf.create(session))
                                .replacing(
                                        (current, next) -> index.move(current, next) && shelf.replace(current, next))),
                indexed("reads the index, then writes it with one id more", "U13", (shelf, index) -> {
                    Meeting bothHaveRead = new Meeting();
                    return listing(shelf, index).replacing(moving(shelf, index)).creating(session -> {
                        boolean created = shelf.create(session);
                        if (created && session.user().isPresent()) {
                            Set<SessionId> more =
                                    new HashSet<>(index.of(session.user().get()));
                            more.add(session.id());
                            bothHaveRead.pass();
                            index.ids.put(session.user().get(), more);
                        }
                        return created;
                    });
                }),
                indexed("cleans up what is being created", "U13 U14", WrongIndexes::cleaning),
                indexed("empties the index to write it anew", "U16", WrongIndexes::rebuilding));
    }

    /** A listing drops ids without a record; a create has its id there a moment before its record. */
    private static FunctionStore cleaning(Shelf shelf, UserIds index) {
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch creating = new CountDownLatch(1);
        CountDownLatch listed = new CountDownLatch(1);
        return shelf.store()
                .replacing(moving(shelf, index))
                .creating(session -> {
                    if (shelf.records.containsKey(session.id())) {
                        return false;
                    }
                    index.add(session);
                    if (Meeting.isRacer() && first.getAndSet(false)) {
                        creating.countDown();
                        Meeting.happens(listed);
                    }
                    return shelf.create(session);
                })
                .listing((user, before, limit) -> {
                    Shelf.check(user, before, limit);
                    if (Meeting.isRacer() && listed.getCount() > 0) {
                        Meeting.happens(creating);
                    }
                    index.of(user).removeIf(id -> !shelf.records.containsKey(id));
                    listed.countDown();
                    return index.list(shelf, user, before, limit);
                });
    }

    /** A delete takes all ids of the user out, and puts those back that stay. */
    private static FunctionStore rebuilding(Shelf shelf, UserIds index) {
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch empty = new CountDownLatch(1);
        CountDownLatch listed = new CountDownLatch(1);
        return shelf.store()
                .creating(session -> shelf.create(session) && index.add(session))
                .replacing(moving(shelf, index))
                .deleting(id -> {
                    SessionRecord stored = shelf.records.get(id);
                    if (stored == null || stored.user().isEmpty()) {
                        return shelf.delete(id);
                    }
                    Set<SessionId> all = index.of(stored.user().get());
                    Set<SessionId> staying = new HashSet<>(all);
                    staying.remove(id);
                    all.clear();
                    if (Meeting.isRacer() && first.getAndSet(false)) {
                        empty.countDown();
                        Meeting.happens(listed);
                    }
                    all.addAll(staying);
                    return shelf.delete(id);
                })
                .listing((user, before, limit) -> {
                    boolean wasEmpty = empty.getCount() == 0;
                    List<SessionRecord> found = index.list(shelf, user, before, limit);
                    if (wasEmpty) {
                        listed.countDown();
                    }
                    return found;
                });
    }

    private static FunctionStore listing(Shelf shelf, UserIds index) {
        return shelf.store().listing((user, before, limit) -> index.list(shelf, user, before, limit));
    }

    private static BiPredicate<SessionRecord, SessionRecord> moving(Shelf shelf, UserIds index) {
        return (current, next) -> shelf.replace(current, next) && index.move(current, next);
    }

    private static Wrong<FunctionStore> indexed(
            String flaw, String breaks, BiFunction<Shelf, UserIds, FunctionStore> make) {
        return Wrong.of(flaw, breaks, () -> {
            Shelf shelf = new Shelf();
            UserIds index = new UserIds();
            return make.apply(shelf, index);
        });
    }
}
