package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.core.SettingsSchema;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.tck.AccountsContract;
import dev.sessionkit.tck.KitContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemoryAccountsTest implements AccountsContract {

    private final MemoryAccounts accounts = withRoomFor(10_000);

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Test
    void create_full_isRefusedUntilOneIsDeleted() {
        MemoryAccounts small = withRoomFor(1);
        AccountWrite.Done only = (AccountWrite.Done) small.create(named("ada"), 1);
        assertThatThrownBy(() -> small.create(named("bob"), 2)).isInstanceOf(SessionStoreException.class);
        assertThat(small.create(named("Ada"), 2)).isEqualTo(new AccountWrite.Taken(new AccountKey.UserName("ada")));
        assertThat(small.delete(only.account())).isTrue();
        assertThat(small.create(named("bob"), 2)).isInstanceOf(AccountWrite.Done.class);
    }

    @Test
    void settings_outOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemoryAccountsSettings(0))
                .withMessage("MaximumAccounts is at least 1, not 0");
    }

    @Test
    void shippedSchema_isThatOfTheSettings() {
        SettingsSchema.ofComponent(MemoryAccounts.class)
                .requireSameAs(Path.of("src/main/resources/META-INF/sessionkit/MemoryAccounts.schema.json"));
    }

    @Test
    void serviceLoader_findsIt() {
        assertThat(ServiceLoader.load(Accounts.class).stream().<Class<?>>map(ServiceLoader.Provider::type))
                .contains(MemoryAccounts.class);
    }

    private static AccountDetails named(String name) {
        return AccountDetails.named(new UUID(1, 2), name, Instant.EPOCH);
    }

    private static MemoryAccounts withRoomFor(int accounts) {
        MemoryAccounts made = new MemoryAccounts();
        made.configure(new MemoryAccountsSettings(accounts), new KitContext("MemoryAccounts"));
        return made;
    }
}
