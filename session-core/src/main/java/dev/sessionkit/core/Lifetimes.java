package dev.sessionkit.core;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.core.settings.SessionsSettings;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All arithmetic on a session's times: is it over, is a touch due, how long must its record be kept. Counts in milliseconds
 * and saturates, so that no duration overflows. Times are judged when a session is read, never by the sweeper. Thread-safe.
 */
final class Lifetimes {

    private static final long FOREVER = Long.MAX_VALUE;
    /** How much longer than needed a record is kept, so that few touches move the column that the sweeper's index is on. */
    private static final long PURGE_SLACK = Duration.ofHours(4).toMillis();

    private static final Rejection IDLE = new Rejection(RejectReason.IDLE);
    private static final Rejection EXPIRED = new Rejection(RejectReason.EXPIRED);

    private final Optional<Duration> idleTimeout;
    private final Optional<Duration> absoluteTimeout;
    private final SessionsSettings settings;
    private final long usualTouchInterval;
    private final long endedRetention;
    private final long renewalInterval;

    Lifetimes(SessionsSettings settings) {
        this.idleTimeout = settings.idleTimeout();
        this.absoluteTimeout = settings.absoluteTimeout();
        this.settings = settings;
        this.usualTouchInterval = millis(settings.touchEvery());
        this.endedRetention = millis(settings.endedRetention());
        this.renewalInterval = settings.renewalInterval().map(Lifetimes::millis).orElse(FOREVER);
    }

    /** The state of a session that begins now, with the time-outs of the settings. */
    SessionState begin(Instant now, List<Credential> credentials) {
        Optional<Instant> endsAt = absoluteTimeout
                .map(timeout -> add(now.toEpochMilli(), millis(timeout)))
                .filter(end -> end != FOREVER)
                .map(Instant::ofEpochMilli);
        return SessionState.begin(now, idleTimeout, endsAt, credentials);
    }

    /** Why a session in this state is over, or null while it is live. */
    @Nullable
    Rejection over(SessionState state, Instant now) {
        if (state.ending().isPresent()) {
            return new Rejection(
                    RejectReason.ENDED, Optional.of(state.ending().get().reason()));
        }
        long nowMillis = now.toEpochMilli();
        if (nowMillis >= absoluteEnd(state)) {
            return EXPIRED;
        }
        return nowMillis >= idleEnd(state) ? IDLE : null;
    }

    /**
     * Why a session that comes from elsewhere and cannot be written is over, or null while it is live. Its own end is its issuer's
     * affair; but under an assurance level, our time-outs count from when it began, since its use cannot be noted.
     */
    @Nullable
    Rejection overReadOnly(SessionState state, Instant now) {
        Rejection over = over(state, now);
        if (over != null || settings.assuranceLevel().isEmpty()) {
            return over;
        }
        long began = state.createdAt().toEpochMilli();
        long nowMillis = now.toEpochMilli();
        if (absoluteTimeout.isPresent() && nowMillis >= add(began, millis(absoluteTimeout.get()))) {
            return EXPIRED;
        }
        boolean idles = settings.assuranceLevel().get().boundsIdleTime() && idleTimeout.isPresent();
        return idles && nowMillis >= add(began, millis(idleTimeout.get())) ? IDLE : null;
    }

    /** Whether a use at {@code now} is worth a write. */
    boolean touchDue(SessionState state, Instant now) {
        long unseen = now.toEpochMilli() - state.lastSeenAt().toEpochMilli();
        return unseen > 0 && unseen >= touchInterval(state);
    }

    /** Whether a secret that was issued then is so old at {@code now} that it gets a successor. */
    boolean renewalDue(Instant issued, Instant now) {
        return now.toEpochMilli() - issued.toEpochMilli() >= renewalInterval;
    }

    /** Until when the record must be kept: {@code known} as long as that is late enough. */
    Instant purgeAfter(SessionState state, Instant known) {
        long needed = state.ending().isPresent()
                ? add(state.ending().get().at().toEpochMilli(), endedRetention)
                : add(Math.min(absoluteEnd(state), idleEnd(state)), endedRetention);
        long knownMillis = known.toEpochMilli();
        boolean stillGood = knownMillis >= needed && knownMillis <= add(needed, PURGE_SLACK);
        if (stillGood) {
            return known;
        }
        return needed == FOREVER ? SessionRecord.NEVER : Instant.ofEpochMilli(add(needed, PURGE_SLACK));
    }

    /** Until when the record of a new session must be kept. */
    Instant purgeAfter(SessionState state) {
        return purgeAfter(state, Instant.EPOCH);
    }

    private long touchInterval(SessionState state) {
        return state.idleTimeout().equals(idleTimeout)
                ? usualTouchInterval
                : millis(settings.touchEvery(state.idleTimeout()));
    }

    private static long absoluteEnd(SessionState state) {
        return state.endsAt().isPresent() ? state.endsAt().get().toEpochMilli() : FOREVER;
    }

    private static long idleEnd(SessionState state) {
        return state.idleTimeout().isPresent()
                ? add(
                        state.lastSeenAt().toEpochMilli(),
                        millis(state.idleTimeout().get()))
                : FOREVER;
    }

    private static long millis(Duration duration) {
        return duration.toSeconds() >= FOREVER / 1000 ? FOREVER : duration.toMillis();
    }

    private static long add(long time, long positive) {
        long sum = time + positive;
        return sum < time ? FOREVER : sum;
    }
}
