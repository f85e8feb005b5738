package dev.sessionkit.core;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.settings.SessionsSettings;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What every part of core works with. */
record Kernel(
        SessionsSettings settings,
        List<ResolverInUse> resolvers,
        Records records,
        Backing backing,
        Lifetimes lifetimes,
        DataCodec codec,
        Events events,
        InstantSource clock,
        RandomGenerator random) {

    /** The time, in whole milliseconds as everything about sessions. */
    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Everybody who refuses sessions that are held elsewhere. */
    List<Revocations> revocations() {
        return Stream.concat(resolvers.stream().map(ResolverInUse::backing), Stream.of(backing))
                .flatMap(each -> each.revocations().stream())
                .distinct()
                .toList();
    }

    /**
     * The live session of an id, with no proof asked for.
     *
     * @throws SessionRequiredException where it is unknown or over
     */
    SessionRecord live(SessionId id, Instant now) {
        return requireLive(records.find(id), now);
    }

    /**
     * A session that was read, if it is live.
     *
     * @throws SessionRequiredException where there is none, or it is over
     */
    SessionRecord requireLive(Optional<SessionRecord> found, Instant now) {
        if (found.isEmpty()) {
            throw new SessionRequiredException(RejectReason.UNKNOWN);
        }
        Rejection over = lifetimes.over(found.get().state(), now);
        if (over != null) {
            throw new SessionRequiredException(over.reason(), over.endReason());
        }
        return found.get();
    }
}
