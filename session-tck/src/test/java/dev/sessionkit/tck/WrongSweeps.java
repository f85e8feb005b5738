package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stores that sweep what they should not, do not sweep what they should, or miscount. */
final class WrongSweeps {

    private WrongSweeps() {}

    static Stream<Wrong<FunctionStore>> all() {
        return Stream.of(
                sweeping("sweeps nothing", "E01 E03 E05 E06 E07 E08 E10 E11 E13", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return 0;
                }),
                sweeping(
                        "sweeps a day late",
                        "E01 E05 E06 E07 E08 E10 E11 E13",
                        shelf -> (purgeBefore, limit) -> shelf.sweep(purgeBefore.minus(Duration.ofDays(1)), limit)),
                wrong(
                        "sweeps an hour early",
                        "E02 E03 E09 E12",
                        shelf -> shelf.store()
                                .sweeping((purgeBefore, limit) -> {
                                    Shelf.check(purgeBefore, limit);
                                    return shelf.sweepIf(
                                            session -> session.purgeAfter()
                                                    .minus(Duration.ofHours(1))
                                                    .isBefore(purgeBefore),
                                            limit);
                                })
                                .touchedBeforeSwept()),
                sweeping("sweeps what is at its time", "E02 E03", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return shelf.sweepIf(session -> !session.purgeAfter().isAfter(purgeBefore), limit);
                }),
                sweeping("overflows in the far future", "E03", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    long hour = (purgeBefore.toEpochMilli() + 3_600_000) / 3_600_000;
                    return shelf.sweepIf(
                            session -> session.purgeAfter().isBefore(purgeBefore)
                                    && session.purgeAfter().toEpochMilli() / 3_600_000 <= hour,
                            limit);
                }),
                sweeping(
                        "takes 1970 for no bound",
                        "E04",
                        shelf -> (purgeBefore, limit) -> shelf.sweep(
                                purgeBefore.equals(Instant.EPOCH) ? SessionRecord.NEVER : purgeBefore, limit)),
                sweeping("does not look at the limit", "E05 E06 E13", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return shelf.sweep(purgeBefore, Integer.MAX_VALUE);
                }),
                sweeping("sweeps one more than the limit", "E05 E06 E13", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return shelf.sweepIf(session -> session.purgeAfter().isBefore(purgeBefore), limit + 1L);
                }),
                sweeping("sweeps one less than the limit", "E05 E06", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return shelf.sweepIf(session -> session.purgeAfter().isBefore(purgeBefore), limit - 1L);
                }),
                sweeping("reads one more than the limit and overflows", "E07", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return shelf.sweepIf(
                            session -> session.purgeAfter().isBefore(purgeBefore), limit + 1 < 0 ? 0 : limit);
                }),
                sweeping("sweeps tombstones before their time", "E08", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return shelf.sweepIf(
                            session -> session.state().ending().isPresent()
                                    || session.purgeAfter().isBefore(purgeBefore),
                            limit);
                }),
                sweeping("sweeps no tombstones", "E08", shelf -> (purgeBefore, limit) -> {
                    Shelf.check(purgeBefore, limit);
                    return shelf.sweepIf(
                            session -> session.state().ending().isEmpty()
                                    && session.purgeAfter().isBefore(purgeBefore),
                            limit);
                }),
                wrong("goes by the time that a record was created with", "E09 E10 E12", shelf -> {
                    Map<SessionId, Instant> first = new ConcurrentHashMap<>();
                    return shelf.store()
                            .creating(session -> {
                                first.putIfAbsent(session.id(), session.purgeAfter());
                                return shelf.create(session);
                            })
                            .sweeping((purgeBefore, limit) -> {
                                Shelf.check(purgeBefore, limit);
                                return shelf.sweepIf(
                                        session -> first.get(session.id()).isBefore(purgeBefore), limit);
                            })
                            .touchedBeforeSwept();
                }),
                wrong("goes by the latest time that a record ever had", "E10", shelf -> {
                    Map<SessionId, Instant> latest = new ConcurrentHashMap<>();
                    return shelf.store()
                            .replacing((current, next) -> {
                                latest.merge(next.id(), current.purgeAfter(), WrongSweeps::later);
                                return shelf.replace(current, next);
                            })
                            .sweeping((purgeBefore, limit) -> {
                                Shelf.check(purgeBefore, limit);
                                return shelf.sweepIf(
                                        session -> later(
                                                        session.purgeAfter(),
                                                        latest.getOrDefault(session.id(), Instant.EPOCH))
                                                .isBefore(purgeBefore),
                                        limit);
                            });
                }),
                wrong("hides what it sweeps from those who read alone", "E11 E12 E14", shelf -> {
                    Map<SessionId, Boolean> hidden = new ConcurrentHashMap<>();
                    Predicate<SessionRecord> seen = session -> !hidden.containsKey(session.id());
                    return shelf.store()
                            .finding(id -> shelf.find(id).filter(seen))
                            .sweeping((purgeBefore, limit) -> {
                                Shelf.check(purgeBefore, limit);
                                return (int) shelf.records.values().stream()
                                        .filter(session -> session.purgeAfter().isBefore(purgeBefore))
                                        .filter(session -> hidden.putIfAbsent(session.id(), true) == null)
                                        .limit(limit)
                                        .count();
                            })
                            .sweptBeforeWritten();
                }),
                wrong("looks for old ones, then removes them", "E12", shelf -> {
                    Gap gap = new Gap();
                    return shelf.store()
                            .replacing((current, next) -> gap.amid(() -> shelf.replace(current, next)))
                            .sweeping((purgeBefore, limit) -> {
                                List<SessionRecord> old = old(shelf, purgeBefore, limit);
                                gap.pass();
                                return (int) old.stream()
                                        .filter(session -> shelf.records.remove(session.id()) != null)
                                        .count();
                            });
                }),
                wrong("counts what it has found rather than what it has removed", "E12 E13 E14", shelf -> {
                    Gap gap = new Gap();
                    return shelf.store()
                            .replacing((current, next) -> gap.amid(() -> shelf.replace(current, next)))
                            .deleting(id -> gap.amid(() -> shelf.delete(id)))
                            .sweeping((purgeBefore, limit) -> {
                                List<SessionRecord> old = old(shelf, purgeBefore, limit);
                                gap.pass();
                                old.forEach(session -> shelf.records.remove(session.id(), session));
                                return old.size();
                            });
                }),
                sweeping(
                        "takes no time for long ago",
                        "E15",
                        shelf -> (purgeBefore, limit) -> purgeBefore == null ? 0 : shelf.sweep(purgeBefore, limit)),
                sweeping(
                        "takes any limit",
                        "E15",
                        shelf -> (purgeBefore, limit) -> limit < 1 ? 0 : shelf.sweep(purgeBefore, limit)));
    }

    private static List<SessionRecord> old(Shelf shelf, Instant purgeBefore, int limit) {
        Shelf.check(purgeBefore, limit);
        return shelf.records.values().stream()
                .filter(session -> session.purgeAfter().isBefore(purgeBefore))
                .limit(limit)
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Wrong<FunctionStore> sweeping(
            String flaw, String breaks, Function<Shelf, FunctionStore.Sweeping> make) {
        return wrong(flaw, breaks, shelf -> shelf.store().sweeping(make.apply(shelf)));
    }

    private static Wrong<FunctionStore> wrong(String flaw, String breaks, Function<Shelf, FunctionStore> make) {
        return Wrong.of(flaw, breaks, () -> make.apply(new Shelf()));
    }
}
