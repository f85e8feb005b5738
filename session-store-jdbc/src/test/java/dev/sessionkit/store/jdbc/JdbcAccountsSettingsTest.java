package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.core.SettingsSchema;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.tck.KitContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where accounts get their database from. */
class JdbcAccountsSettingsTest {

    @Test
    void sessionStore_itsDatabaseIsUsed_andLeftOpen() {
        try (TestDatabase sessions = TestDatabase.at("jdbc:h2:mem:shared")) {
            JdbcAccounts accounts = AccountsDatabase.made(
                    AccountsDatabase.settings(Optional.of("JdbcSessionStore#a"), Optional.empty(), true),
                    new SeededContext(Map.of(), Map.of("JdbcSessionStore#a", sessions.store())));
            Account account = People.created(accounts, People.linked());
            assertThat(accounts.find(account.keys().get(1))).contains(account);
            assertThat(sessions.query("SELECT id FROM sessionkit_account", row -> row.getLong(1)))
                    .containsExactly(account.number());
            accounts.close();
            SessionRecord session = Records.newSession();
            assertThat(sessions.store().create(session)).isTrue();
        }
    }

    @Test
    void noDatabase_saysHowToNameOne() {
        assertThatThrownBy(() -> AccountsDatabase.made(
                        AccountsDatabase.settings(Optional.empty(), Optional.empty(), true),
                        new KitContext("JdbcAccounts")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("JdbcAccounts has no database")
                .hasMessageContaining("\"JdbcAccounts\": { \"SessionStore\": \"JdbcSessionStore\" }")
                .hasMessageContaining("hostObject(DataSource.class, dataSource)");
    }

    @Test
    void twoDatabases_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountsDatabase.settings(
                        Optional.of("JdbcSessionStore"), Optional.of("jdbc:h2:mem:other"), true))
                .withMessage("SessionStore and JdbcUrl name two databases; leave one out");
    }

    @Test
    void toString_hidesSecrets() {
        assertThat(AccountsDatabase.settings(Optional.empty(), Optional.of("jdbc:h2:mem:a;PASSWORD=tell-nobody"), true)
                        .toString())
                .doesNotContain("tell-nobody")
                .doesNotContain("jdbc:");
    }

    @Test
    void unconfigured_saysSo() {
        assertThatThrownBy(() -> new JdbcAccounts().find(new AccountKey.Id(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("JdbcAccounts is used before it is configured");
        new JdbcAccounts().close();
    }

    @Test
    void shippedSchema_isThatOfTheSettings() {
        SettingsSchema.ofComponent(JdbcAccounts.class)
                .requireSameAs(Path.of("src/main/resources/META-INF/sessionkit/JdbcAccounts.schema.json"));
    }
}
