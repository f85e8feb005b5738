package dev.sessionkit.spi;

import java.util.Optional;

/**
 * Keeps users. For hosts that have a table of users already; others take an implementation of ours. Every write is conditional
 * and atomic, the account and all its keys together: there is never a moment at which two accounts have one key.
 *
 * <p>Names and addresses are compared by their {@linkplain dev.sessionkit.api.AccountNames canonical form}, and come back as
 * they were typed. Each method throws {@link dev.sessionkit.api.SessionStoreException} where the store is broken; whether a write
 * was done is then open, and the caller finds out by the revision. Thread-safe.
 */
public interface Accounts {

    /**
     * Looks up an account, disabled or not.
     *
     * @param key what it is found by
     * @return empty where there is none
     */
    Optional<Account> find(AccountKey key);

    /**
     * Adds an account, and gives it a number that no account has.
     *
     * @param details all that is known
     * @param revision 64 random bits
     * @return {@link AccountWrite.Done} with its number, or {@link AccountWrite.Taken}
     */
    AccountWrite create(AccountDetails details, long revision);

    /**
     * Puts an account in place of the one that was read.
     *
     * @param current what was read
     * @param next what shall be there
     * @return {@link AccountWrite.Done}; {@link AccountWrite.Outdated} where there is no account of that number and
     *     {@code current}'s revision any more, whatever its keys; else {@link AccountWrite.Taken}
     * @throws IllegalArgumentException where the two cannot be of one account; see {@link Account#requireReplaceableBy}
     */
    AccountWrite replace(Account current, Account next);

    /**
     * Removes the account that was read; its keys are free again.
     *
     * @param current what was read
     * @return false where there is no account of that number and revision any more; of several callers at once, true for one
     */
    boolean delete(Account current);
}
