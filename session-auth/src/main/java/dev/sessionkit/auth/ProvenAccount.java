package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;

/** An account whose user has just proved to be there, and whether that still holds. Used by one thread. */
interface ProvenAccount {

    /** As last read. */
    Account account();

    /** How that was proved, and by whom. */
    ProviderLogin login();

    /** Whether that is so by an account of this revision, where the gate names one: looks again if it knows another. */
    boolean stillHolds(Optional<Long> accountRevision);

    /** Whether the user was shown that there are as many sessions as allowed, and wants to be signed in all the same. */
    default boolean insists() {
        return false;
    }

    /**
     * Called behind the gate, before the session is stored: what has to be there before anybody can be told of it.
     *
     * @throws LoginRefusedException where it may not begin
     */
    default void aboutToBegin(SessionRecord session) {}
}
