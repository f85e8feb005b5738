package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.UserSessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A store made of functions, so that a wrong one is the right one with a function exchanged. */
record FunctionStore(
        Function<SessionId, Optional<SessionRecord>> finding,
        Predicate<SessionRecord> creating,
        BiPredicate<SessionRecord, SessionRecord> replacing,
        Predicate<SessionId> deleting,
        Listing listing,
        Sweeping sweeping)
        implements SessionStore, UserSessions, ExpiredSessions {

    interface Listing {
        List<SessionRecord> list(UserId user, Optional<SessionId> before, int limit);
    }

    interface Sweeping {
        int sweep(Instant purgeBefore, int limit);
    }

    FunctionStore finding(Function<SessionId, Optional<SessionRecord>> other) {
        return new FunctionStore(other, creating, replacing, deleting, listing, sweeping);
    }

    FunctionStore creating(Predicate<SessionRecord> other) {
        return new FunctionStore(finding, other, replacing, deleting, listing, sweeping);
    }

    FunctionStore replacing(BiPredicate<SessionRecord, SessionRecord> other) {
        return new FunctionStore(finding, creating, other, deleting, listing, sweeping);
    }

    FunctionStore deleting(Predicate<SessionId> other) {
        return new FunctionStore(finding, creating, replacing, other, listing, sweeping);
    }

    FunctionStore listing(Listing other) {
        return new FunctionStore(finding, creating, replacing, deleting, other, sweeping);
    }

    FunctionStore sweeping(Sweeping other) {
        return new FunctionStore(finding, creating, replacing, deleting, listing, other);
    }

    /** The same store, but what it keeps of a record is not the whole. */
    FunctionStore keeping(UnaryOperator<SessionRecord> kept) {
        return creating(session -> creating.test(kept.apply(session)))
                .replacing((current, next) -> replacing.test(current, kept.apply(next)));
    }

    /** The same store, where the first touch that meets a sweep comes first. */
    FunctionStore touchedBeforeSwept() {
        Meeting touched = new Meeting();
        return replacing((current, next) -> {
                    boolean replaced = replacing.test(current, next);
                    touched.pass();
                    return replaced;
                })
                .sweeping((purgeBefore, limit) -> {
                    touched.pass();
                    return sweeping.sweep(purgeBefore, limit);
                });
    }

    /** The same store, where the first write or delete that meets a sweep comes second. */
    FunctionStore sweptBeforeWritten() {
        Meeting swept = new Meeting();
        return replacing((current, next) -> {
                    swept.pass();
                    return replacing.test(current, next);
                })
                .deleting(id -> {
                    swept.pass();
                    return deleting.test(id);
                })
                .sweeping((purgeBefore, limit) -> {
                    int count = sweeping.sweep(purgeBefore, limit);
                    swept.pass();
                    return count;
                });
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return finding.apply(id);
    }

    @Override
    public boolean create(SessionRecord session) {
        return creating.test(session);
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        return replacing.test(current, next);
    }

    @Override
    public boolean delete(SessionId id) {
        return deleting.test(id);
    }

    @Override
    public List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit) {
        return listing.list(user, before, limit);
    }

    @Override
    public int deleteExpired(Instant purgeBefore, int limit) {
        return sweeping.sweep(purgeBefore, limit);
    }
}
