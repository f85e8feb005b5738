package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.core.component.ComponentLoader;
import dev.sessionkit.core.component.Ingredients;
import dev.sessionkit.core.component.LoadedComponents;
import dev.sessionkit.core.settings.SettingsDocument;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Accounts as a component asks for them, out of a settings file. */
class AccountsInSettingsTest {

    @Test
    void sessionStore_lendsItsDatabase() {
        try (LoadedComponents loaded = load("""
                "JdbcSessionStore": { "JdbcUrl": "jdbc:h2:mem:lent" },
                "JdbcAccounts": { "SessionStore": "JdbcSessionStore" }""")) {
            Accounts accounts = ((Asking) loaded.resolvers().get(0).component()).accounts;
            Account account = People.created(accounts, People.linked());
            assertThat(accounts.find(account.keys().get(3))).contains(account);
            JdbcSessionStore store = (JdbcSessionStore) loaded.store().component();
            SessionRecord session = Records.newSession();
            assertThat(store.create(session)).isTrue();
            assertThat(loaded.stores()).hasSize(1);
        }
    }

    @Test
    void sessionStoreThatIsNone_stopsTheStart() {
        assertThatThrownBy(() -> load("""
                "JdbcSessionStore": { "JdbcUrl": "jdbc:h2:mem:lent" },
                "JdbcAccounts": { "SessionStore": "MemorySessionStore" }"""))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("JdbcAccounts")
                .hasMessageContaining("MemorySessionStore");
    }

    private static LoadedComponents load(String sections) {
        String json = """
                {
                  "Authentication": { "SessionResolver": "Asking" },
                  "Catena": { "SessionStore": { "SessionProvider": "JdbcSessionStore" } },
                  %s
                }""".formatted(sections);
        return ComponentLoader.load(
                SettingsDocument.parse(json, Map.of()),
                new Ingredients(
                        InstantSource.system(),
                        new Random(20261104),
                        Map.of(),
                        Map.of(),
                        AccountsInSettingsTest.class.getClassLoader(),
                        List.of(Accounts.class),
                        List.of(Asking.class),
                        Map.of(),
                        Map.of()));
    }

    /** A component that wants accounts; as a resolver it finds nothing. */
    public static final class Asking implements SessionResolver, Configurable<NoSettings> {

        private Accounts accounts;

        @Override
        public void configure(NoSettings settings, ComponentContext context) {
            accounts = context.component(Accounts.class, "JdbcAccounts");
        }

        @Override
        public List<Claim> resolve(SessionRequest request) {
            return List.of();
        }

        @Override
        public void send(IssuedSession session, SessionRequest request, SessionResponse response) {}

        @Override
        public void clear(SessionRequest request, SessionResponse response) {}
    }
}
