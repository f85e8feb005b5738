package com.example.custom.host;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SessionContext;

/**
 * An existing service (seed 002): it expects the account that has signed in as an {@link Entity} under {@code account}, and
 * knows nothing of where sessions come from. Thread-safe.
 */
public final class PartyService {

    /**
     * The party of whoever is calling.
     *
     * @param context the request
     * @return their party
     * @throws dev.sessionkit.api.SessionException where there is no session of an account, or nothing is known about it
     */
    public Party partyOf(SessionContext context) {
        Entity account =
                context.require(SessionType.USER_ACCOUNT).get(Entity.ACCOUNT).orElseThrow(); // a USER_ACCOUNT has one
        String name = account.string("name").orElse(account.id());
        return new Party(
                "Party of " + name, account.id(), account.string("role").orElse("none"));
    }
}
