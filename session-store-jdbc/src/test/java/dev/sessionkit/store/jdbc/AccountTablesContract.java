package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands in the tables of accounts, and how they come to be. */
interface AccountTablesContract extends OnAccountsDatabase {

    @Test
    @DisplayName("The columns hold what the documentation says")
    default void columns() {
        AccountDetails details = People.linked().withUserName("Änne " + People.newText());
        Account account = People.created(database().accounts(), details);
        List<String> row = database()
                .raw()
                .query(
                        "SELECT a.user_name, a.user_name_key, a.email_key, a.uuid, a.created_at, i.subject"
                                + " FROM sessionkit_account a JOIN sessionkit_account_identity i ON i.account_id = a.id"
                                + " WHERE a.id = " + account.number(),
                        columns -> {
                            StringBuilder text = new StringBuilder();
                            for (int i = 1; i <= 6; i++) {
                                text.append(columns.getString(i)).append('|');
                            }
                            return text.toString();
                        });
        assertThat(row)
                .containsExactly(String.join(
                                "|",
                                details.userName(),
                                details.userName().replace('Ä', 'ä'),
                                details.email().orElseThrow(),
                                details.uuid().toString(),
                                String.valueOf(details.createdAt().toEpochMilli()),
                                details.identities().get(0).subject())
                        + "|");
    }

    @Test
    @DisplayName("Numbers have 53 bits, and do not follow one another")
    default void numbers() {
        long first = People.created(database().accounts(), People.plain()).number();
        long second = People.created(database().accounts(), People.plain()).number();
        assertThat(first).isBetween(1L, (1L << 53) - 1);
        assertThat(second).isBetween(1L, (1L << 53) - 1);
        assertThat(Math.abs(second - first)).isGreaterThan(1_000_000);
    }

    @Test
    @DisplayName("A number that an account has already is not given again: another one is drawn")
    default void takenNumber_isDrawnAgain() {
        Map<Class<?>, Object> hosts = Map.of(DataSource.class, database().pool());
        JdbcAccountsSettings settings = AccountsDatabase.settings(Optional.empty(), Optional.empty(), true);
        JdbcAccounts one = AccountsDatabase.made(settings, new SeededContext(new Random(-1), hosts, Map.of()));
        JdbcAccounts other = AccountsDatabase.made(settings, new SeededContext(new Random(-1), hosts, Map.of()));
        Account first = People.created(one, People.plain());
        Account second = People.created(other, People.plain());
        assertThat(second.number()).isNotEqualTo(first.number());
        assertThat(one.find(new AccountKey.Id(first.number()))).contains(first);
        assertThat(one.find(new AccountKey.Id(second.number()))).contains(second);
    }

    @Test
    @DisplayName("What fails inside a transaction leaves the old state")
    default void failureInTransaction_leavesTheOldState() {
        Account taken = People.created(database().accounts(), People.linked());
        Account account = People.created(database().accounts(), People.linked());
        Account next = People.changed(
                account,
                People.plain()
                        .withIdentities(List.of(taken.identities().get(0)))
                        .withUserName(account.userName()));
        Account sameUser =
                People.changed(account, account.details().withRole("other").withIdentities(next.identities()));
        assertThat(database().accounts().replace(account, sameUser)).isInstanceOf(AccountWrite.Taken.class);
        assertThat(database().accounts().find(account.keys().get(0))).contains(account);
        assertThat(database().accounts().find(taken.keys().get(3))).contains(taken);
    }

    @Test
    @DisplayName(
            "A row that is no account is neither found nor absent: there is a SessionStoreException that repeats nothing of it")
    default void damagedRow() {
        Account account = People.created(database().accounts(), People.linked());
        database()
                .raw()
                .execute("UPDATE sessionkit_account SET user_name = 'swordfish@' WHERE id = ?", account.number());
        assertThatThrownBy(() -> database().accounts().find(account.keys().get(2)))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("account " + account.number())
                .hasMessageNotContaining("swordfish")
                .rootCause()
                .hasMessageNotContaining("swordfish");
    }

    @Test
    @DisplayName("A pool of one connection, not in auto-commit, serves one call after the other and gets it back so")
    default void poolOfOneWithoutAutoCommit() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database().url());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            JdbcAccounts accounts = AccountsDatabase.accountsOn(pool);
            Account account = People.created(accounts, People.linked());
            assertThat(accounts.create(account.details(), 1)).isInstanceOf(AccountWrite.Taken.class);
            assertThat(database().accounts().find(account.keys().get(3))).contains(account);
            assertThat(accounts.delete(account)).isTrue();
            assertThat(database().accounts().find(account.keys().get(3))).isEmpty();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    @DisplayName("Where the tables are missing and may not be made, the message names the script and the setting")
    default void missingTables() {
        try (HikariDataSource pool = TestDatabase.pool(newUrl())) {
            assertThatThrownBy(() -> AccountsDatabase.accountsOn(pool, false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no table sessionkit_account")
                    .hasMessageContaining(SchemaScript.name(pool, "schema-accounts"))
                    .hasMessageContaining("CreateSchema");
        }
    }

    @Test
    @DisplayName("Where a table is missing beside the other, it is made")
    default void halfOfTheTables() {
        try (AccountsDatabase half = AccountsDatabase.at(newUrl())) {
            half.raw().execute("DROP TABLE sessionkit_account_identity");
            JdbcAccounts accounts = AccountsDatabase.accountsOn(half.pool());
            Account account = People.created(accounts, People.linked());
            assertThat(accounts.find(account.keys().get(3))).contains(account);
        }
    }

    @Test
    @DisplayName("Eight nodes that start at once on an empty database all get to work")
    default void nodesAtOnce() {
        try (HikariDataSource pool = TestDatabase.pool(newUrl())) {
            List<JdbcAccounts> nodes = Together.times(8, n -> AccountsDatabase.accountsOn(pool));
            Account account = People.created(nodes.get(0), People.linked());
            assertThat(nodes).allMatch(node -> node.find(account.keys().get(3)).isPresent());
        }
    }

    @Test
    @DisplayName("The script runs twice, as a migration of the host's, and its tables are taken")
    default void scriptTwice() throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(newUrl())) {
            SchemaScript.run(pool, "schema-accounts");
            SchemaScript.run(pool, "schema-accounts");
            JdbcAccounts accounts = AccountsDatabase.accountsOn(pool, false);
            Account account = People.created(accounts, People.linked());
            SchemaScript.run(pool, "schema-accounts");
            assertThat(accounts.find(account.keys().get(3))).contains(account);
        }
    }

    @Test
    @DisplayName("A second start finds the tables and asks for nothing but a look at them")
    default void secondStart() {
        StatementCounter counter = new StatementCounter(database().pool());
        AccountsDatabase.accountsOn(counter.dataSource());
        assertThat(counter.sent()).containsExactly("isReadOnly()", "getMetaData()", "getMetaData()", "SELECT");
    }
}
