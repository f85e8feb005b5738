package dev.sessionkit.spi;

import dev.sessionkit.api.AccountNames;
import dev.sessionkit.api.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A user, as {@link Accounts} keep it. Whatever changes, changes by replacing the whole account on condition that it still has
 * the revision that was read. Prints neither password hash nor e-mail address. Immutable.
 *
 * @param number names the user in sessions; positive, given by whoever keeps the accounts, and never changed
 * @param revision 64 random bits, chosen anew by whoever writes, so that a writer can recognise its own write
 * @param details all that is known
 */
public record Account(long number, long revision, AccountDetails details) {

    /**
     * Checks the bounds.
     *
     * @param number of the account
     * @param revision of this write
     * @param details all that is known
     * @throws IllegalArgumentException where the number is less than 1
     */
    public Account {
        if (number < 1) {
            throw new IllegalArgumentException("the number of an account is positive");
        }
        Objects.requireNonNull(details, "details");
    }

    /**
     * Whom a session of this user belongs to.
     *
     * @return the number as decimal text
     */
    public UserId id() {
        return new UserId(Long.toString(number));
    }

    /**
     * What shall stand in place of this account.
     *
     * @param changed all that is known then
     * @param newRevision 64 random bits
     * @return the same number
     */
    public Account with(AccountDetails changed, long newRevision) {
        return new Account(number, newRevision, changed);
    }

    /**
     * All that this account, and no other, is found by.
     *
     * @return number, user name, e-mail address and identities, in this order
     */
    public List<AccountKey> keys() {
        List<AccountKey> keys = new ArrayList<>();
        keys.add(new AccountKey.Id(number));
        keys.add(new AccountKey.UserName(userName()));
        email().map(AccountKey.Email::new).ifPresent(keys::add);
        identities().stream().map(AccountKey.Identity::new).forEach(keys::add);
        return keys;
    }

    /**
     * What every {@link Accounts#replace} asks of its arguments.
     *
     * @param next what shall stand in place of this account
     * @throws IllegalArgumentException where it has another number, UUID or time of creation, or the same revision
     */
    public void requireReplaceableBy(Account next) {
        if (number != next.number
                || revision == next.revision
                || !uuid().equals(next.uuid())
                || !createdAt().equals(next.createdAt())) {
            throw new IllegalArgumentException(
                    "an account is replaced by one of the same number, UUID and time of creation, and another revision");
        }
    }

    /** The same as in the {@link #details}. */
    public UUID uuid() {
        return details.uuid();
    }

    /** The same as in the {@link #details}; {@link AccountNames} compares it. */
    public String userName() {
        return details.userName();
    }

    /** The same as in the {@link #details}; {@link AccountNames} compares it. */
    public Optional<String> email() {
        return details.email();
    }

    /** The same as in the {@link #details}. */
    public boolean emailVerified() {
        return details.emailVerified();
    }

    /** The same as in the {@link #details}. */
    public String role() {
        return details.role();
    }

    /** The same as in the {@link #details}. */
    public boolean enabled() {
        return details.enabled();
    }

    /** The same as in the {@link #details}. */
    public Optional<String> passwordHash() {
        return details.passwordHash();
    }

    /** The same as in the {@link #details}. */
    public List<ExternalIdentity> identities() {
        return details.identities();
    }

    /** The same as in the {@link #details}. */
    public Instant createdAt() {
        return details.createdAt();
    }

    /** The same as in the {@link #details}. */
    public Instant credentialsChangedAt() {
        return details.credentialsChangedAt();
    }
}
