package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each call for an account sends to the database, and that nothing else goes there. */
interface AccountStatementsContract extends OnAccountsDatabase {

    @Test
    @DisplayName("To find an account by any key, found or not, is one SELECT")
    default void findIsOneSelect() {
        for (AccountDetails details : List.of(People.plain(), People.linked())) {
            Account account = People.created(database().accounts(), details);
            for (AccountKey key : account.keys()) {
                sends(accounts -> assertThat(accounts.find(key)).contains(account), "SELECT");
            }
        }
        sends(
                accounts -> assertThat(accounts.find(new AccountKey.UserName(People.newText())))
                        .isEmpty(),
                "SELECT");
    }

    @Test
    @DisplayName("To create an account is one INSERT; with identities, a transaction of one INSERT each")
    default void createIsOneInsert() {
        AccountDetails plain = People.plain();
        sends(accounts -> People.created(accounts, plain), "INSERT");
        sends(
                accounts -> People.created(
                        accounts, plain().withIdentities(List.of(People.newIdentity(), People.newIdentity()))),
                "setAutoCommit(false)",
                "INSERT",
                "INSERT",
                "INSERT",
                "commit()",
                "setAutoCommit(true)");
    }

    @Test
    @DisplayName("To be refused a user name is one INSERT and one SELECT, an e-mail address one SELECT more")
    default void takenIsOneSelectMore() {
        AccountDetails first =
                People.created(database().accounts(), People.plain()).details();
        sends(
                accounts -> assertThat(accounts.create(People.plain().withUserName(first.userName()), 1))
                        .isInstanceOf(AccountWrite.Taken.class),
                "INSERT",
                "SELECT");
        sends(
                accounts -> assertThat(accounts.create(People.plain().withEmail(first.email(), false), 1))
                        .isInstanceOf(AccountWrite.Taken.class),
                "INSERT",
                "SELECT",
                "SELECT");
    }

    @Test
    @DisplayName("To replace an account, stale or not, is one UPDATE")
    default void replaceIsOneUpdate() {
        for (AccountDetails details : List.of(People.plain(), People.linked())) {
            Account first = People.created(database().accounts(), details);
            Account second = People.changed(first, details.withPasswordHash(Optional.of("x"), Records.NOON));
            sends(
                    accounts -> assertThat(accounts.replace(first, second)).isInstanceOf(AccountWrite.Done.class),
                    "UPDATE");
            sends(
                    accounts -> assertThat(accounts.replace(first, second)).isInstanceOf(AccountWrite.Outdated.class),
                    "UPDATE");
        }
    }

    @Test
    @DisplayName("To change identities is one transaction, with a statement for each that comes or goes")
    default void identitiesChangeInATransaction() {
        Account first = People.created(database().accounts(), People.linked());
        Account second = People.changed(first, first.details().withIdentities(List.of(People.newIdentity())));
        sends(
                accounts -> assertThat(accounts.replace(first, second)).isInstanceOf(AccountWrite.Done.class),
                "setAutoCommit(false)",
                "UPDATE",
                "DELETE",
                "INSERT",
                "commit()",
                "setAutoCommit(true)");
    }

    @Test
    @DisplayName("To delete an account is one DELETE; with identities, a transaction of one DELETE each")
    default void deleteIsOneDelete() {
        Account plain = People.created(database().accounts(), People.plain());
        sends(accounts -> assertThat(accounts.delete(plain)).isTrue(), "DELETE");
        sends(accounts -> assertThat(accounts.delete(plain)).isFalse(), "DELETE");
        Account linked = People.created(database().accounts(), People.linked());
        sends(
                accounts -> assertThat(accounts.delete(linked)).isTrue(),
                "setAutoCommit(false)",
                "DELETE",
                "DELETE",
                "commit()",
                "setAutoCommit(true)");
    }

    private static AccountDetails plain() {
        return People.plain();
    }

    private void sends(Consumer<JdbcAccounts> call, String... expected) {
        StatementCounter counter = new StatementCounter(database().pool());
        JdbcAccounts accounts = AccountsDatabase.accountsOn(counter.dataSource());
        counter.sent();
        call.accept(accounts);
        assertThat(counter.sent()).containsExactly(expected);
    }
}
