package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.password.PasswordHasher;
import dev.sessionkit.auth.password.PasswordSettings;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.KitContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One login's look at an account. */
class AccountCheckTest {

    private static final Secret PASSWORD = Secret.of("correct horse battery staple");
    private static final Optional<AccountKey> ANNE = AccountKey.userName("anne");

    private final KitContext context = new KitContext("Tested");
    private final PasswordHasher weaker = hasher(7_168, 5);
    private final PasswordHasher usual = hasher(19_456, 2);
    private final Random random = new Random(5);
    private final MemoryAccounts accounts = new MemoryAccounts();

    AccountCheckTest() {
        accounts.configure(new MemoryAccountsSettings(10), context);
        AccountDetails anne = AccountDetails.named(new UUID(1, 2), "anne", RenewalHost.NOON)
                .withPasswordHash(Optional.of(weaker.hash(PASSWORD)), RenewalHost.NOON);
        assertThat(accounts.create(anne, 1)).isInstanceOf(AccountWrite.Done.class);
    }

    private PasswordHasher hasher(int memoryKib, int iterations) {
        return new PasswordHasher(
                new PasswordSettings(
                        8, Optional.empty(), memoryKib, iterations, 1, 65_536, Optional.empty(), Duration.ofSeconds(1)),
                context);
    }

    private AccountCheck check(PasswordHasher hasher, Secret password) {
        return new AccountCheck(accounts, hasher, password, random);
    }

    @Test
    @DisplayName("A right password is hashed again where the parameters rose, and that is no change of the password")
    void check_upgradesTheHash() {
        String before = stored().passwordHash().orElseThrow();
        AccountCheck check = check(usual, PASSWORD);
        assertThat(check.check(ANNE)).isPresent();
        assertThat(stored().passwordHash().orElseThrow()).isNotEqualTo(before).contains("m=19456,t=2");
        assertThat(stored().credentialsChangedAt()).isEqualTo(RenewalHost.NOON);
        assertThat(check.account()).isEqualTo(stored());
        assertThat(check(usual, PASSWORD).check(ANNE)).isPresent();
    }

    @Test
    @DisplayName("A right password is right where its new hash cannot be written")
    void check_cannotUpgrade() {
        BrokenAccounts broken = new BrokenAccounts(accounts);
        broken.next(BrokenAccounts.Change.FAILS);
        assertThat(new AccountCheck(broken, usual, PASSWORD, random).check(ANNE))
                .isPresent();
        assertThat(stored().passwordHash().orElseThrow()).contains("m=7168,t=5");
    }

    @Test
    @DisplayName("A wrong one changes nothing")
    void check_wrong() {
        Account before = stored();
        assertThat(check(usual, Secret.of("a wrong password")).check(ANNE)).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    @DisplayName("Where the gate names another revision, the account is looked at again")
    void stillHolds_looksAgain() {
        AccountCheck check = check(weaker, PASSWORD);
        Account read = check.check(ANNE).orElseThrow();
        assertThat(check.stillHolds(Optional.empty())).isTrue();
        assertThat(check.stillHolds(Optional.of(read.revision()))).isTrue();
        assertThat(check.stillHolds(Optional.of(99L)))
                .as("changed, but not so that it matters")
                .isTrue();
        Account disabled = read.with(read.details().withEnabled(false), 100);
        assertThat(accounts.replace(read, disabled)).isInstanceOf(AccountWrite.Done.class);
        assertThat(check.stillHolds(Optional.of(100L))).isFalse();
    }

    private Account stored() {
        return accounts.find(ANNE.orElseThrow()).orElseThrow();
    }
}
