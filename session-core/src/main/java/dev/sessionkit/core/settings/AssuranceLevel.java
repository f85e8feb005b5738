package dev.sessionkit.core.settings;

import java.time.Duration;
import java.util.Optional;

/** How sure one can be of who is calling (NIST SP 800-63B-4, sections 2.1.3, 2.2.3 and 2.3.3): what it asks of sessions. */
public enum AssuranceLevel {
    /** One factor: a session lives at most 30 days. */
    AAL1(Duration.ofDays(30), Optional.empty()),
    /** Two factors: a session lives at most 24 hours, and at most one hour unused. */
    AAL2(Duration.ofHours(24), Optional.of(Duration.ofHours(1))),
    /** Two factors, one of them hardware: a session lives at most 12 hours, and at most 15 minutes unused. */
    AAL3(Duration.ofHours(12), Optional.of(Duration.ofMinutes(15)));

    private final Duration absolute;
    private final Optional<Duration> idle;

    AssuranceLevel(Duration absolute, Optional<Duration> idle) {
        this.absolute = absolute;
        this.idle = idle;
    }

    /**
     * Whether it bounds how long a session may be unused.
     *
     * @return true from AAL2 on
     */
    public boolean boundsIdleTime() {
        return idle.isPresent();
    }

    /**
     * Refuses time-outs that are longer.
     *
     * @param idleTimeout empty: none
     * @param absoluteTimeout empty: none
     * @throws IllegalArgumentException which says what to write
     */
    public void check(Optional<Duration> idleTimeout, Optional<Duration> absoluteTimeout) {
        idle.ifPresent(most -> check("IdleTimeout", most, idleTimeout));
        check("AbsoluteTimeout", absolute, absoluteTimeout);
    }

    private void check(String key, Duration most, Optional<Duration> set) {
        if (set.isEmpty() || set.get().compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "AssuranceLevel " + this + " allows " + key + " " + most + " at most, not "
                            + set.map(Duration::toString).orElse("null") + ": write \"" + key + "\": \"" + most
                            + "\" (NIST SP 800-63B-4)");
        }
    }
}
