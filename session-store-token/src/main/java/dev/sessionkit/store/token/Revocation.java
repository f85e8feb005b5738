package dev.sessionkit.store.token;

import dev.sessionkit.store.token.claims.Judged;

/** Somebody who knows which tokens no longer count. Thread-safe. */
@FunctionalInterface
interface Revocation {

    /**
     * Whether a token that was accepted still counts.
     *
     * @throws dev.sessionkit.api.SessionStoreException where that cannot be found out
     */
    boolean stillCounts(Judged.Accepted token);
}
