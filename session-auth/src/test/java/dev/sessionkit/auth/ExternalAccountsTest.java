package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose account somebody gets who signs in by another system. */
class ExternalAccountsTest {

    private static final String EMAIL = "anne@example.com";

    private final LoginHost host = LoginHost.inMemory();
    private final ExternalAccounts external = new ExternalAccounts(host.records, host.accounts, true);

    @AfterEach
    void close() {
        host.close();
    }

    private static ExternalLogin login(String issuer, String subject, boolean verified) {
        return new ExternalLogin(
                new ExternalIdentity(issuer, subject),
                Optional.of("anne"),
                Optional.of(EMAIL),
                verified,
                Optional.empty(),
                Map.of());
    }

    private Account account(ExternalLogin login, boolean trusted) {
        return external.of("OIDC", login, trusted).account();
    }

    @Test
    @DisplayName(
            "Requirement 57: the first login makes an account, later ones find it by issuer and subject, exactly as they are")
    void identity_namesTheAccount() {
        Account first = host.signIn("g-1/dave//").account();
        assertThat(first.userName()).isEqualTo("dave");
        assertThat(first.identities()).containsExactly(TicketLogin.identity("g-1"));
        assertThat(first.passwordHash()).isEmpty();
        assertThat(first.role()).isEqualTo(AccountDetails.DEFAULT_ROLE);
        assertThat(host.signIn("g-1/another-name//").account()).isEqualTo(first);
        assertThat(host.signIn("G-1/dave//").account().id()).isNotEqualTo(first.id());
        assertThat(account(login("https://other.example", "g-1", true), false).id())
                .isNotEqualTo(first.id());
        assertThatExceptionOfType(LoginRefusedException.class)
                .as("it has no password to sign in with")
                .isThrownBy(() -> host.signInWithPassword("dave"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "TAKEN", "anne@example.com", "", " ", "a\u0000b"})
    @DisplayName("A name that is taken, that no account can have, or that looks like an address, becomes another")
    void name_becomesAnother(String wish) {
        Account owner = host.register("taken");
        Account made = host.signIn("g-1/" + wish + "//").account();
        assertThat(made.id()).isNotEqualTo(owner.id());
        assertThat(made.userName()).matches(wish.equalsIgnoreCase("taken") ? "(?i)taken-[0-9a-z]+" : "user-[0-9a-z]+");
    }

    @Test
    @DisplayName("An e-mail address that is another account's links nothing, whoever says it is verified")
    void emailTaken_isNotLinked() {
        Account owner = host.accountService.register("owner", Optional.of(EMAIL), LoginHost.PASSWORD);
        Account stranger = host.signIn("g-1/stranger/" + EMAIL + "/verified").account();
        assertThat(stranger.id()).isNotEqualTo(owner.id());
        assertThat(stranger.email()).isEmpty();
        assertThat(host.accounts.find(new AccountKey.Email(EMAIL)).map(Account::id))
                .contains(owner.id());
    }

    @Test
    @DisplayName("Name and address both taken still makes an account, without the address")
    void bothTaken() {
        host.accountService.register("anne", Optional.of(EMAIL), LoginHost.PASSWORD);
        Account made = account(login("https://id.example", "1", true), false);
        assertThat(made.userName()).startsWith("anne-");
        assertThat(made.email()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    @DisplayName(
            "An address is kept, as a verified one, where its system has verified it and is trusted with that, and nowhere else")
    void email_isKeptWhereTrusted(boolean verified, boolean trusted) {
        Account made = account(login("https://id.example", "1", verified), trusted);
        assertThat(made.email().isPresent()).isEqualTo(verified && trusted);
        assertThat(made.emailVerified()).isEqualTo(verified && trusted);
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "false, true, true", "true, false, true", "true, true, false"})
    @DisplayName("An address links where this side and a trusted other side have both verified it, and nowhere else")
    void email_links(boolean here, boolean there, boolean trusted) {
        Account owner = owner(host, here);
        boolean links = here && there && trusted;
        Account named = account(login("https://id.example", "1", there), trusted);
        assertThat(named.id().equals(owner.id())).isEqualTo(links);
        if (links) {
            assertThat(named.identities()).containsExactly(new ExternalIdentity("https://id.example", "1"));
            assertThat(named.passwordHash()).isPresent();
            assertThat(account(login("https://id.example", "1", false), false).id())
                    .as("found by its identity from now on")
                    .isEqualTo(owner.id());
        }
    }

    private static Account owner(LoginHost host, boolean verified) {
        Account registered = host.accountService.register("owner", Optional.of(EMAIL), LoginHost.PASSWORD);
        AccountDetails details = registered.details().withEmail(Optional.of(EMAIL), verified);
        AccountWrite written = host.accounts.replace(registered, registered.with(details, 77));
        return ((AccountWrite.Done) written).account();
    }

    @Test
    @DisplayName("Requirement 29: whose account is disabled is refused, and gets no other by that identity")
    void disabled_isRefused() {
        Account made = host.signIn("g-1").account();
        host.accountService.disable(made.number());
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> host.signIn("g-1"));
        assertThat(host.alive(made.id())).isEmpty();
        host.accountService.enable(made.number());
        assertThat(host.signIn("g-1").account().id()).isEqualTo(made.id());
    }

    @Test
    @DisplayName("Without CreateAccounts strangers are refused, and an identity that was linked signs in")
    void createAccounts_off() {
        try (LoginHost closed = LoginHost.inMemory("'CreateAccounts': false")) {
            Account anne = closed.register("anne");
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> closed.signIn("g-1"));
            assertThat(closed.accounts.find(new AccountKey.Identity(TicketLogin.identity("g-1"))))
                    .isEmpty();
            new ExternalAccounts(closed.records, closed.accounts, false)
                    .withIdentity(anne, TicketLogin.identity("g-1"));
            assertThat(closed.signIn("g-1").account().id()).isEqualTo(anne.id());
        }
    }

    @Test
    @DisplayName("An identity belongs to one account: another account cannot have it too")
    void identity_isTaken() {
        host.signIn("g-1");
        Account anne = host.register("anne");
        assertThatExceptionOfType(AccountTakenException.class)
                .isThrownBy(() -> external.withIdentity(anne, TicketLogin.identity("g-1")));
    }

    @Test
    @DisplayName(
            "Whoever is to be linked is linked, or found, whatever others do meanwhile, and never given another account")
    void link_overtaken() {
        boolean overtaken = true;
        int call = 1;
        for (; overtaken; call++) {
            for (boolean same : new boolean[] {true, false}) {
                try (LoginHost other = LoginHost.inMemory()) {
                    Account owner = owner(other, true);
                    ExternalAccounts others = new ExternalAccounts(other.records, other.accounts, true);
                    AtomicBoolean acted = new AtomicBoolean();
                    Accounts accounts = Overtaken.accounts(other.accounts, call, () -> {
                        acted.set(true);
                        others.of("OIDC", login("https://id.example", same ? "1" : "2", true), true);
                    });
                    ExternalAccounts node = new ExternalAccounts(other.records, accounts, true);
                    ProvenAccount named = node.of("OIDC", login("https://id.example", "1", true), true);
                    overtaken = acted.get();
                    assertThat(named.account().id())
                            .as("overtaken before call %d", call)
                            .isEqualTo(owner.id());
                    assertThat(named.account().identities()).hasSize(same || !overtaken ? 1 : 2);
                }
            }
        }
        assertThat(call).as("calls that a login is overtaken before").isGreaterThan(4);
    }

    @Test
    @DisplayName("An identity that somebody else's login brings first is found, not refused")
    void link_taken() {
        Account owner = owner(host, true);
        for (int call = 1; call <= 3; call++) {
            String subject = "s-" + call;
            Accounts accounts = Overtaken.accounts(
                    host.accounts, call, () -> account(login("https://id.example", subject, false), false));
            ExternalAccounts node = new ExternalAccounts(host.records, accounts, true);
            Account named = node.of("OIDC", login("https://id.example", subject, true), true)
                    .account();
            assertThat(named.id()).isNotEqualTo(owner.id());
            assertThat(named.identities()).containsExactly(new ExternalIdentity("https://id.example", subject));
        }
    }
}
