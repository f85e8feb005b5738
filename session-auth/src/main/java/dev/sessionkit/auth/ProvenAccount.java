package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;
import java.util.Optional;

/** An account whose user has just proved to be there, and whether that still holds. Used by one thread. */
interface ProvenAccount {

    /** As last read. */
    Account account();

    /** How that was proved, and by whom. */
    ProviderLogin login();

    /** Whether that is so by an account of this revision, where the gate names one: looks again if it knows another. */
    boolean stillHolds(Optional<Long> accountRevision);
}
