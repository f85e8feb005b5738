package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks again and again whether a stream that goes on would still be let in with what it came with, and closes it where not. A
 * message from the client counts as a use of its session; that the stream is open does not.
 */
final class SessionWatch implements StreamWatch, Runnable {

    /** Nothing is committed to it, so nothing is lost. */
    private static final SessionResponse NOWHERE = SessionResponse.of((name, value) -> {}, (name, value) -> {});

    private final SessionFramework framework;
    private final StreamChecks checks;
    private final SessionType needed;
    private final CallRequestView request;
    private final WatchedCall<?, ?> call;
    private volatile boolean heard;
    private volatile boolean stopped;
    private volatile @Nullable Future<?> next;

    SessionWatch(
            SessionFramework framework,
            StreamChecks checks,
            SessionType needed,
            CallRequestView request,
            WatchedCall<?, ?> call) {
        this.framework = framework;
        this.checks = checks;
        this.needed = needed;
        this.request = request;
        this.call = call;
    }

    @Override
    public void start(SessionId session) {
        long wait = untilNext(session).toNanos();
        Future<?> scheduled = checks.scheduler().schedule(this, wait, TimeUnit.NANOSECONDS);
        next = scheduled;
        if (stopped) {
            scheduled.cancel(false);
        }
    }

    @Override
    public void run() {
        if (stopped) {
            return;
        }
        try {
            Session session = framework.open(request, NOWHERE).require(needed);
            if (heard && framework.sessions().isSessionValid(session.id())) {
                heard = false;
                framework.sessions().access(session.id(), used -> {});
            }
            start(session.id());
        } catch (RuntimeException e) {
            stop();
            call.expire(Refusals.of(e).orElseGet(() -> Refusals.broken(e)));
        }
    }

    /** Not later than the session's own end. */
    private Duration untilNext(SessionId session) {
        Optional<Duration> untilEnd = framework
                .records()
                .find(session)
                .map(SessionRecord::state)
                .flatMap(state -> state.endsAt())
                .map(end -> Duration.between(framework.records().now(), end).plusMillis(1));
        return untilEnd.filter(left -> left.compareTo(checks.every()) < 0)
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .orElse(checks.every());
    }

    @Override
    public void heard() {
        heard = true;
    }

    @Override
    public void stop() {
        stopped = true;
        Future<?> scheduled = next;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    @Override
    public boolean hasClosed() {
        return call.isExpired();
    }
}
