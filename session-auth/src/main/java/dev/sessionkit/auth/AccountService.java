package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Secret;
import java.util.Optional;

/**
 * Accounts with passwords, and what their changes mean for sessions: the account is written first, then everybody who is signing
 * in is made to look again, then sessions end. Acts with the host's own authority. Thread-safe.
 */
public interface AccountService {

    /** The user's account was disabled, or deleted. */
    EndReason DISABLED = new EndReason("ACCOUNT_DISABLED");

    /** The user's password was changed. */
    EndReason PASSWORD_CHANGED = new EndReason("PASSWORD_CHANGED");

    /**
     * Makes an account.
     *
     * @param userName unique, whatever its spelling
     * @param email unique, whatever its case; not verified
     * @param password exactly as typed
     * @return the account
     * @throws IllegalArgumentException where the name or address is none
     * @throws PasswordRefusedException where the password is not good enough
     * @throws AccountTakenException where name or address are somebody's already
     * @throws LoginBusyException where too many passwords are being hashed
     */
    Account register(String userName, Optional<String> email, Secret password);

    /**
     * Gives an account another password. Where it was interrupted, the same call again finishes it: {@code next} may be the
     * password already. Guesses of {@code current} are not throttled here.
     *
     * @param number of the account
     * @param current the password as it is
     * @param next the password as it shall be
     * @param endOthers whether the user's other sessions end (ASVS 7.4.3)
     * @param own the session of the caller, which lives on
     * @throws LoginRefusedException where there is no such account, or {@code current} is wrong
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken; whatever was done stays, and can be finished
     * @throws PasswordRefusedException where {@code next} is not good enough
     * @throws LoginBusyException where too many passwords are being hashed
     */
    void changePassword(long number, Secret current, Secret next, boolean endOthers, Optional<SessionId> own);

    /**
     * Lets nobody sign in any more, and ends all the account's sessions (ASVS 7.4.2).
     *
     * @param number of the account
     * @return false where there is none
     */
    boolean disable(long number);

    /**
     * Lets its user sign in again.
     *
     * @param number of the account
     * @return false where there is none
     */
    boolean enable(long number);

    /**
     * Disables an account, ends all its sessions (ASVS 7.4.2), then removes it. Where it was interrupted, the same call again
     * finishes it.
     *
     * @param number of the account
     * @return false where there is none
     */
    boolean delete(long number);
}
