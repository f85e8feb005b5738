package dev.sessionkit.auth;

import java.util.Optional;

/**
 * A provider's word that a session of its own is over, as a pointer keeps it: logins that come from it are refused. Immutable.
 *
 * @param at when it came, in milliseconds since 1970
 * @param subject whose session; empty: whoever's
 */
record LogoutMark(long at, Optional<String> subject) {

    /** Longer than a login takes from the provider's page to its session. */
    static final long LIFE_MILLIS = 3_600_000;

    boolean counts(long nowMillis) {
        return nowMillis - at < LIFE_MILLIS;
    }

    boolean names(String who) {
        return subject.isEmpty() || subject.get().equals(who);
    }

    /** Both words: where they name two, whoever's. */
    LogoutMark and(LogoutMark former) {
        return former.subject.equals(subject) ? this : new LogoutMark(at, Optional.empty());
    }
}
