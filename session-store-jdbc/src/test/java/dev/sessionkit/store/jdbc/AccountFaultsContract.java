package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of an account whose write breaks off in the middle. */
interface AccountFaultsContract extends OnAccountsDatabase {

    /** An UPDATE, a DELETE, an INSERT and the commit: the most that one write here sends. */
    int STEPS = 4;

    @Test
    @DisplayName("A host that dies before any step of a write leaves the account as it was")
    default void death_leavesTheOldState() {
        AccountFaultySource faulty = new AccountFaultySource(database().pool(), "08006", true);
        JdbcAccounts dying = AccountsDatabase.accountsOn(faulty.dataSource());
        for (int done = 0; done < STEPS; done++) {
            Account account = People.created(database().accounts(), People.linked());
            Account next = changedThroughout(account);
            faulty.failAfter(done);
            assertThatThrownBy(() -> dying.replace(account, next)).isInstanceOf(SessionStoreException.class);
            assertIsThereAlone(account, next);
            faulty.failAfter(Math.min(done, 2));
            assertThatThrownBy(() -> dying.delete(account)).isInstanceOf(SessionStoreException.class);
            assertIsThereAlone(account, next);
        }
        for (int done = 0; done < 3; done++) {
            AccountDetails details = People.linked();
            faulty.failAfter(done);
            assertThatThrownBy(() -> dying.create(details, 1)).isInstanceOf(SessionStoreException.class);
            new Account(1, 1, details)
                    .keys().stream()
                            .skip(1)
                            .forEach(key ->
                                    assertThat(database().accounts().find(key)).isEmpty());
        }
    }

    @Test
    @DisplayName("What the database takes back at any step of a write is done again from the start")
    default void takenBack_isDoneAgain() {
        for (String state : new String[] {"40001", "40P01"}) {
            AccountFaultySource faulty = new AccountFaultySource(database().pool(), state, false);
            JdbcAccounts accounts = AccountsDatabase.accountsOn(faulty.dataSource());
            for (int done = 0; done < STEPS; done++) {
                faulty.failAfter(Math.min(done, 2));
                Account account = People.created(accounts, People.linked());
                Account next = changedThroughout(account);
                faulty.failAfter(done);
                assertThat(accounts.replace(account, next)).isEqualTo(new AccountWrite.Done(next));
                assertIsThereAlone(next, account);
                faulty.failAfter(Math.min(done, 2));
                assertThat(accounts.delete(next)).isTrue();
                next.keys().forEach(key -> assertThat(accounts.find(key)).isEmpty());
            }
        }
    }

    private static Account changedThroughout(Account account) {
        AccountDetails other = People.linked();
        return People.changed(
                account,
                account.details()
                        .withUserName(other.userName())
                        .withEmail(other.email(), false)
                        .withPasswordHash(Optional.empty(), Records.NOON.plusSeconds(1))
                        .withIdentities(other.identities()));
    }

    /** By the keys of one, and by none of those that the other has for itself. */
    private void assertIsThereAlone(Account there, Account not) {
        List<AccountKey> keys = there.keys();
        keys.forEach(key -> assertThat(database().accounts().find(key)).contains(there));
        not.keys().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> assertThat(database().accounts().find(key)).isEmpty());
    }
}
