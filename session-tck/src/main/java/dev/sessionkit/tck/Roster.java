package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import java.util.Optional;

/** Looks at what accounts hold. */
final class Roster {

    private Roster() {}

    static Account created(Accounts accounts, AccountDetails details) {
        return created(accounts, details, Samples.newRevision());
    }

    static Account created(Accounts accounts, AccountDetails details, long revision) {
        AccountWrite written = accounts.create(details, revision);
        if (!(written instanceof AccountWrite.Done done)) {
            return fail("a create that nothing stands against was answered with " + written);
        }
        Account account = done.account();
        assertThat(account.revision()).as("revision of the new account").isEqualTo(revision);
        isEqual(account.details(), details);
        return account;
    }

    static Account replaced(Accounts accounts, Account current, Account next) {
        assertThat(accounts.replace(current, next))
                .as("a replace that nothing stands against")
                .isEqualTo(new AccountWrite.Done(next));
        return next;
    }

    /** By each of its keys. */
    static void holds(Accounts accounts, Account expected) {
        for (AccountKey key : expected.keys()) {
            Optional<Account> found = accounts.find(key);
            if (found.isEmpty()) {
                fail("no account is found by its " + key.getClass().getSimpleName());
            }
            isEqual(found.get(), expected);
        }
    }

    static void isEqual(Account found, Account expected) {
        assertThat(found.number()).as("number").isEqualTo(expected.number());
        assertThat(found.revision()).as("revision").isEqualTo(expected.revision());
        isEqual(found.details(), expected.details());
    }

    /** Fails with the first field that differs, because an account does not print all that is in it. */
    static void isEqual(AccountDetails found, AccountDetails expected) {
        assertThat(found.uuid()).as("uuid").isEqualTo(expected.uuid());
        assertThat(found.userName()).as("userName").isEqualTo(expected.userName());
        assertThat(found.email()).as("email").isEqualTo(expected.email());
        assertThat(found.emailVerified()).as("emailVerified").isEqualTo(expected.emailVerified());
        assertThat(found.role()).as("role").isEqualTo(expected.role());
        assertThat(found.enabled()).as("enabled").isEqualTo(expected.enabled());
        assertThat(found.passwordHash()).as("passwordHash").isEqualTo(expected.passwordHash());
        assertThat(found.identities()).as("identities").isEqualTo(expected.identities());
        assertThat(found.createdAt()).as("createdAt").isEqualTo(expected.createdAt());
        assertThat(found.credentialsChangedAt()).as("credentialsChangedAt").isEqualTo(expected.credentialsChangedAt());
        assertThat(found).isEqualTo(expected);
    }

    static void lacks(Accounts accounts, AccountKey key) {
        assertThat(accounts.find(key))
                .as("what is found by a %s that no account has", key.getClass().getSimpleName())
                .isEmpty();
    }

    /** That none of the keys finds anything. */
    static void lacks(Accounts accounts, Account gone) {
        gone.keys().forEach(key -> lacks(accounts, key));
    }

    static void isTaken(AccountWrite written, AccountKey key) {
        assertThat(written).as("a write of a key that is taken").isEqualTo(new AccountWrite.Taken(key));
    }

    static void isOutdated(AccountWrite written) {
        assertThat(written).as("a write on condition of what is not there").isEqualTo(new AccountWrite.Outdated());
    }
}
