package dev.sessionkit.auth;

import dev.sessionkit.core.Rejection;

/** What came of presenting a renewable token. Immutable. */
sealed interface RenewalOutcome {

    /**
     * The pair that counts now.
     *
     * @param pair to be given to the caller
     * @param rotated whether this call has rotated; else it repeats what another was given
     */
    record Renewed(TokenPair pair, boolean rotated) implements RenewalOutcome {}

    /**
     * There is none.
     *
     * @param why to be told to the caller: the reason is told only to a genuine token of the session
     */
    record Refused(Rejection why) implements RenewalOutcome {}
}
