package dev.sessionkit.core.settings;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code Sessions}: how long sessions live, and what becomes of their data. Immutable.
 *
 * @param idleTimeout how long a session lives after its last use; empty: for ever
 * @param absoluteTimeout how long a session lives, used or not; empty: for ever
 * @param assuranceLevel what the time-outs and stores must satisfy
 * @param touchInterval how much older than the truth "last seen" may be; see {@link #touchEvery()}
 * @param endedRetention how long a session that ended or expired is remembered
 * @param sweepInterval how often old records are removed
 * @param sweepBatch how many records are removed at once
 * @param unreadableData what becomes of a session whose data no longer parses
 * @param roleMetadata the account metadata that holds the role
 * @param roles what a role makes of a session
 * @param maxDataBytes the most bytes that a session's data has
 * @param maxStaleness how long the near cache answers for the store; empty: there is none
 * @param nearCacheSize how many sessions it remembers
 * @param renewalInterval how old a secret gets before it is replaced; empty: as old as its session
 * @param renewalWindow how long a secret counts on that was replaced for its age
 */
public record SessionsSettings(
        @Setting(value = "How long a session lives after its last use. null: for ever.", byDefault = "PT30M")
        Optional<Duration> idleTimeout,

        @Setting(value = "How long a session lives at the most, used or not. null: for ever.", byDefault = "P14D")
        Optional<Duration> absoluteTimeout,

        @Setting(
                "Refuses to start with time-outs that are longer than NIST SP 800-63B-4 allows at this level, or with sessions"
                        + " that cannot be ended.")
        Optional<AssuranceLevel> assuranceLevel,

        @Setting(
                "A session that is only read is written again when its last use was stored longer ago than this. PT0S: at"
                        + " every request. Less than the idle time-out; without it, a twentieth of the idle time-out, at most a"
                        + " minute.")
        Optional<Duration> touchInterval,

        @Setting(
                value = "How long a session that ended or expired is remembered, to tell its client why.",
                byDefault = "P1D")
        Duration endedRetention,

        @Setting(
                value = "How often records that need not be kept any longer are removed from the store.",
                byDefault = "PT5M")
        Duration sweepInterval,

        @Setting(value = "How many records are removed in one go, 1 to 10000.", byDefault = "1000")
        int sweepBatch,

        @Setting(
                value = "What becomes of a session whose stored data no longer parses: DROP_KEY forgets the key,"
                        + " END_SESSION ends the session, FAIL refuses the request and leaves the session as it is.",
                byDefault = "END_SESSION")
        UnreadableData unreadableData,

        @Setting(value = "The name under which an account's metadata holds its role.", byDefault = "role")
        String roleMetadata,

        @Setting(
                value =
                        "What a role makes of a session: VALID_SESSION, USER_ACCOUNT or ADMIN_ACCOUNT. Roles are compared"
                                + " exactly. An account with any other role, or none, is a USER_ACCOUNT.",
                byDefault = "admin=ADMIN_ACCOUNT")
        Map<String, SessionType> roles,

        @Setting(value = "The most bytes that a session's data has as JSON, 1024 to 1000000.", byDefault = "65536")
        int maxDataBytes,

        @Setting(
                "How long a request may be served by what this node last knew of its session, without asking the store,"
                        + " PT0.001S to PT5M: that long may a session be used after another node has ended it. Without it, the"
                        + " store is asked for every request.")
        Optional<Duration> maxStaleness,

        @Setting(
                value = "How many sessions a node remembers where MaxStaleness is set, 1 to 10000000.",
                byDefault = "10000")
        int nearCacheSize,

        @Setting(
                "How old a session's secret gets, in use, before the client is sent a successor; longer than RenewalWindow."
                        + " For clients that keep the tokens they are sent, as browsers do with cookies. Without it, a secret is"
                        + " replaced at login and change of role alone.")
        Optional<Duration> renewalInterval,

        @Setting(
                value =
                        "How long a secret that was replaced for its age counts on, for other tabs and lost answers; whoever"
                                + " presents it is sent the same successor again. PT1S to PT5M.",
                byDefault = "PT30S")
        Duration renewalWindow) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LEAST_WINDOW = Duration.ofSeconds(1);
    private static final Duration MOST_WINDOW = Duration.ofMinutes(5);
    private static final Duration MOST_STALENESS = Duration.ofMinutes(5);
    private static final Duration LONGEST_TOUCH_INTERVAL = Duration.ofMinutes(1);
    private static final int TOUCHES_PER_IDLE_TIMEOUT = 20;

    /**
     * Checks the bounds.
     *
     * @param idleTimeout at least a millisecond
     * @param absoluteTimeout at least a millisecond
     * @param assuranceLevel any
     * @param touchInterval not negative, less than the idle time-out
     * @param endedRetention not negative
     * @param sweepInterval at least a millisecond
     * @param sweepBatch 1 to 10000
     * @param unreadableData any
     * @param roleMetadata not blank
     * @param roles copied
     * @param maxDataBytes 1024 to 1000000
     * @param maxStaleness a millisecond to five minutes
     * @param nearCacheSize 1 to 10000000
     * @param renewalInterval longer than the window
     * @param renewalWindow a second to five minutes
     * @throws IllegalArgumentException where something is out of bounds
     */
    public SessionsSettings {
        idleTimeout.ifPresent(timeout -> atLeast("IdleTimeout", SHORTEST, timeout));
        absoluteTimeout.ifPresent(timeout -> atLeast("AbsoluteTimeout", SHORTEST, timeout));
        if (assuranceLevel.isPresent()) {
            assuranceLevel.get().check(idleTimeout, absoluteTimeout);
        }
        touchInterval.ifPresent(interval -> atLeast("TouchInterval", Duration.ZERO, interval));
        atLeast("EndedRetention", Duration.ZERO, endedRetention);
        atLeast("SweepInterval", SHORTEST, sweepInterval);
        within("SweepBatch", 1, 10_000, sweepBatch);
        within("MaxDataBytes", 1024, 1_000_000, maxDataBytes);
        maxStaleness.ifPresent(staleness -> within("MaxStaleness", SHORTEST, MOST_STALENESS, staleness));
        within("NearCacheSize", 1, 10_000_000, nearCacheSize);
        within("RenewalWindow", LEAST_WINDOW, MOST_WINDOW, renewalWindow);
        if (renewalInterval.isPresent() && renewalInterval.get().compareTo(renewalWindow) <= 0) {
            throw new IllegalArgumentException("RenewalInterval is longer than RenewalWindow, which is " + renewalWindow
                    + ", not " + renewalInterval.get());
        }
        if (roleMetadata.isBlank()) {
            throw new IllegalArgumentException("RoleMetadata is the name of a piece of metadata, not blank");
        }
        if (touchInterval.isPresent()
                && idleTimeout.isPresent()
                && touchInterval.get().compareTo(idleTimeout.get()) >= 0) {
            throw new IllegalArgumentException(
                    "TouchInterval is less than IdleTimeout, or sessions expire while in use");
        }
        roles = Map.copyOf(roles);
    }

    /**
     * When a session of these settings that is only read is written again.
     *
     * @return the touch interval that was set; else a twentieth of the idle time-out, at most a minute
     */
    public Duration touchEvery() {
        return touchEvery(idleTimeout);
    }

    /**
     * When a session that is only read is written again.
     *
     * @param ownIdleTimeout the session's own, which may be that of earlier settings
     * @return the touch interval that was set; else a twentieth of that time-out, at most a minute
     */
    public Duration touchEvery(Optional<Duration> ownIdleTimeout) {
        return touchInterval.orElseGet(() -> ownIdleTimeout
                .map(timeout -> timeout.dividedBy(TOUCHES_PER_IDLE_TIMEOUT))
                .filter(interval -> interval.compareTo(LONGEST_TOUCH_INTERVAL) < 0)
                .orElse(LONGEST_TOUCH_INTERVAL));
    }

    private static void atLeast(String key, Duration least, Duration value) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(key + " is at least " + least + ", not " + value);
        }
    }

    private static <T extends Comparable<T>> void within(String key, T least, T most, T value) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }
}
