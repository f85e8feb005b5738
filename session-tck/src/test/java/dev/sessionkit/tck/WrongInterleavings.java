package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores that are right as long as nobody else writes. Each loses its race for certain, by a {@link Gap} or a {@link Meeting}. */
final class WrongInterleavings {

    private WrongInterleavings() {}

    static Stream<Wrong<FunctionStore>> all() {
        return Stream.of(
                wrong("remembers what each thread has read", "E05 S35 S41", WrongInterleavings::remembering),
                wrong("looks whether an id is taken, then creates", "S36", shelf -> {
                    Gap gap = new Gap();
                    return shelf.store().creating(session -> {
                        boolean taken = shelf.records.containsKey(session.id());
                        gap.pass();
                        if (!taken) {
                            shelf.records.put(session.id(), session);
                        }
                        return !taken;
                    });
                }),
                wrong("compares revisions, then replaces", "S37 S38 S41 U15", shelf -> {
                    Gap gap = new Gap();
                    return shelf.store().replacing((current, next) -> {
                        Shelf.check(current, next);
                        boolean same = Shelf.has(shelf.records.get(current.id()), current);
                        gap.pass();
                        return same && shelf.records.replace(current.id(), next) != null;
                    });
                }),
                wrong("compares revisions, then writes", "E12 S37 S38 S40 S41 U15", shelf -> {
                    Gap gap = new Gap();
                    return shelf.store()
                            .replacing((current, next) -> {
                                Shelf.check(current, next);
                                boolean same = Shelf.has(shelf.records.get(current.id()), current);
                                gap.pass();
                                if (same) {
                                    shelf.records.put(current.id(), next);
                                }
                                return same;
                            })
                            .deleting(id -> gap.amid(() -> shelf.delete(id)))
                            .sweeping((purgeBefore, limit) -> {
                                return gap.amid(() -> shelf.sweep(purgeBefore, limit));
                            });
                }),
                wrong("looks whether there is a record, then deletes", "E14 S39", shelf -> {
                    Gap gap = new Gap();
                    return shelf.store()
                            .deleting(id -> {
                                boolean there = shelf.records.containsKey(id);
                                gap.pass();
                                shelf.records.remove(id);
                                return there;
                            })
                            .sweeping((purgeBefore, limit) -> gap.amid(() -> shelf.sweep(purgeBefore, limit)));
                }),
                wrong("deletes the record that it has read, and no later one", "S40", shelf -> {
                    Gap gap = new Gap();
                    return shelf.store()
                            .replacing((current, next) -> gap.amid(() -> shelf.replace(current, next)))
                            .deleting(id -> {
                                Optional<SessionRecord> read = shelf.find(id);
                                gap.pass();
                                return read.isPresent() && shelf.records.remove(id, read.get());
                            });
                }),
                wrong("writes a record in two steps", "S42", WrongInterleavings::tearing));
    }

    private static FunctionStore remembering(Shelf shelf) {
        ThreadLocal<Map<SessionId, Optional<SessionRecord>>> remembered = ThreadLocal.withInitial(HashMap::new);
        Meeting bothHaveRead = new Meeting();
        return shelf.store()
                .finding(id -> {
                    Optional<SessionRecord> found = remembered.get().computeIfAbsent(id, shelf::find);
                    bothHaveRead.pass();
                    return found;
                })
                .creating(session -> {
                    remembered.get().remove(session.id());
                    return shelf.create(session);
                })
                .replacing((current, next) -> {
                    boolean replaced = shelf.replace(current, next);
                    if (replaced) {
                        remembered.get().remove(next.id());
                    }
                    return replaced;
                })
                .deleting(id -> {
                    remembered.get().remove(id);
                    return shelf.delete(id);
                });
    }

    /** First the revision and the user, then, once somebody has read that, all the rest. */
    private static FunctionStore tearing(Shelf shelf) {
        AtomicBoolean whole = new AtomicBoolean(true);
        CountDownLatch torn = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        return shelf.store()
                .finding(id -> {
                    boolean isTorn = torn.getCount() == 0;
                    Optional<SessionRecord> found = shelf.find(id);
                    if (isTorn) {
                        read.countDown();
                    }
                    return found;
                })
                .replacing((current, next) -> {
                    boolean tears = Meeting.isRacer() && !current.user().equals(next.user());
                    if (!tears || !whole.getAndSet(false)) {
                        return shelf.replace(current, next);
                    }
                    SessionRecord half = new SessionRecord(
                            next.id(),
                            next.revision(),
                            next.user(),
                            current.purgeAfter(),
                            current.state(),
                            current.data());
                    boolean replaced = shelf.replace(current, half);
                    if (replaced) {
                        torn.countDown();
                        Meeting.happens(read);
                        shelf.records.put(next.id(), next);
                    }
                    return replaced;
                });
    }

    private static Wrong<FunctionStore> wrong(String flaw, String breaks, Function<Shelf, FunctionStore> make) {
        return Wrong.of(flaw, breaks, () -> make.apply(new Shelf()));
    }
}
