package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.auth.password.LoginBusyException;
import dev.sessionkit.auth.password.PasswordRefusedException;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.ExternalIdentity;
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

    /** An identity, by which the user had signed in, is no longer the account's. */
    EndReason IDENTITY_UNLINKED = new EndReason("IDENTITY_UNLINKED");

    /** The user's role was changed. */
    EndReason ROLE_CHANGED = new EndReason("ROLE_CHANGED");

    /**
     * Looks up an account.
     *
     * @param name the user name, or the e-mail address, in any spelling
     * @return the account, disabled or not; empty where nobody is called so
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     */
    Optional<Account> find(String name);

    /**
     * Whether a password is an account's. Guesses are slowed as those of clients that have signed in before: at most
     * {@code LoginThrottle.TriesOfKnownClients} at once.
     *
     * @param number of the account
     * @param password exactly as typed
     * @return false where it is wrong, or the account is gone or disabled
     * @throws LoginThrottledException where there were too many failures
     * @throws LoginBusyException where too many passwords are being hashed
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     */
    boolean verify(long number, Secret password);

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
     * password already. Guesses of {@code current} are slowed as in {@link #verify}.
     *
     * @param number of the account
     * @param current the password as it is
     * @param next the password as it shall be
     * @param endOthers whether the user's other sessions end (ASVS 7.4.3)
     * @param own the session of the caller, which lives on
     * @throws LoginRefusedException where there is no such account, or {@code current} is wrong
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken; whatever was done stays, and can be finished
     * @throws PasswordRefusedException where {@code next} is not good enough
     * @throws LoginThrottledException where there were too many failures
     * @throws LoginBusyException where too many passwords are being hashed
     */
    void changePassword(long number, Secret current, Secret next, boolean endOthers, Optional<SessionId> own);

    /**
     * Gives an account a password without asking for the one it has, after its user has shown who they are in another way, or
     * because an administrator says so. All sessions end, and so does whatever was under way. Where it was interrupted, the same
     * call again finishes it.
     *
     * @param number of the account
     * @param next the password as it shall be
     * @return false where there is no such account
     * @throws PasswordRefusedException where it is not good enough
     * @throws LoginBusyException where too many passwords are being hashed
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken
     */
    boolean resetPassword(long number, Secret next);

    /**
     * Notes that an account's user has shown that its e-mail address is theirs. Only the user of a session of that account can
     * show it for the account: whoever else follows a link in a mail proves something about the address alone, and the
     * account may be a stranger's who has typed it in.
     *
     * @param number of the account
     * @return false where there is no such account, or it has no address
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     */
    boolean verifyEmail(long number);

    /**
     * Takes an identity at another system from an account, and ends the sessions that came from there.
     *
     * @param number of the account
     * @param identity at the other system
     * @return false where there is no such account, or the identity is not its own
     * @throws IllegalStateException where nobody could sign in to the account any more: it has no password, and no other identity
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken
     */
    boolean unlink(long number, ExternalIdentity identity);

    /**
     * Gives an account another role, and ends its sessions, so that no token of the old role is left (ASVS 7.2.4). Where it was
     * interrupted, the same call again finishes it.
     *
     * @param number of the account
     * @param role at most 64 characters
     * @return false where there is no such account
     * @throws IllegalArgumentException where it is no role
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken
     */
    boolean changeRole(long number, String role);

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
