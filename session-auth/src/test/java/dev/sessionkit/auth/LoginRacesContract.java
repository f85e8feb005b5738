package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.ExternalIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of logins and one-time tokens however many are under way at once, on any store. */
interface LoginRacesContract {

    int MOST = 3;

    /** The store: a component's name, or the URL of a database. */
    String store();

    /** How many at once. */
    default int callers() {
        return 64;
    }

    /** What came of it; empty where it was refused. */
    private static Callable<Optional<LoginResult>> tried(Callable<LoginResult> login) {
        return () -> {
            try {
                return Optional.of(login.call());
            } catch (SessionException refused) {
                assertThat(refused).isNotInstanceOf(SessionStoreException.class);
                return Optional.empty();
            }
        };
    }

    private static List<LoginResult> won(List<Callable<Optional<LoginResult>>> racers) throws Exception {
        return Together.run(racers).stream().flatMap(Optional::stream).toList();
    }

    @Test
    @DisplayName(
            "Requirement 57: many first logins of one identity at once make one account, and all of them sign in to it")
    default void firstLogins_makeOneAccount() throws Exception {
        try (LoginHost host = LoginHost.on(store(), "")) {
            List<Callable<Optional<LoginResult>>> racers = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                racers.add(tried(() -> host.signIn("new-player/Newcomer/new@example.com/verified")));
            }
            List<LoginResult> signedIn = won(racers);
            Account account = host.account("new-player");
            assertThat(signedIn).hasSize(32);
            assertThat(signedIn).allSatisfy(login -> assertThat(login.account()).isEqualTo(account));
            assertThat(account.userName()).as("no other has taken the name").isEqualTo("Newcomer");
            assertThat(host.live(account.id())).hasSize(32);
        }
    }

    @Test
    @DisplayName(
            "Many newcomers of one name at once get an account each; many logins that link one address get the same")
    default void newcomers_andLinks() throws Exception {
        try (LoginHost host = LoginHost.on(store(), "")) {
            List<Callable<Optional<LoginResult>>> racers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String ticket = "namesake-" + i + "/Namesake/namesake@example.com/verified";
                racers.add(tried(() -> host.signIn(ticket)));
            }
            assertThat(won(racers).stream()
                            .map(login -> login.account().number())
                            .distinct())
                    .hasSize(12);

            Account owner = verified(host, "link-owner", "link@example.com");
            ExternalAccounts external = new ExternalAccounts(host.records, host.accounts, true);
            List<Callable<Long>> links = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ExternalLogin login = new ExternalLogin(
                        new ExternalIdentity("https://id.example", "link-" + i % 3),
                        Optional.empty(),
                        Optional.of("link@example.com"),
                        true,
                        Optional.empty(),
                        Map.of());
                links.add(() -> external.of("OIDC", login, true).account().number());
            }
            assertThat(Together.run(links)).containsOnly(owner.number());
        }
    }

    private static Account verified(LoginHost host, String name, String email) {
        Account made = host.accountService.register(name, Optional.of(email), LoginHost.PASSWORD);
        Account verified = made.with(made.details().withEmail(Optional.of(email), true), 99);
        assertThat(host.accounts.replace(made, verified)).isInstanceOf(AccountWrite.Done.class);
        return verified;
    }

    @Test
    @DisplayName("Requirements 55, 59: of many redemptions at once exactly one succeeds, and its session alone lives")
    default void redemptions_atOnce() throws Exception {
        try (LoginHost host = LoginHost.on(store(), "")) {
            for (int round = 0; round < 3; round++) {
                LoginResult made = host.signIn("many-" + round);
                SessionToken browser = host.browserToken();
                OneTimeToken token = host.tokens.issue(made, Optional.of(browser));
                List<Callable<Optional<LoginResult>>> racers = new ArrayList<>();
                for (int i = 0; i < callers(); i++) {
                    racers.add(redemption(host, host.records, token, browser));
                }
                List<LoginResult> won = won(racers);
                assertThat(won).hasSize(1);
                assertThat(host.opens(won.get(0))).isTrue();
                assertThat(host.live(made.account().id())).containsExactly(LoginHost.id(won.get(0)));
                assertThat(host.alive(made.account().id())).hasSize(1);
            }
        }
    }

    private static Callable<Optional<LoginResult>> redemption(
            LoginHost host, SessionRecords records, OneTimeToken token, SessionToken browser) {
        OneTimeTokens node = host.tokensOver(records);
        return tried(() -> node.redeem(LoginHost.client(), token.token().reveal(), List.of(browser.reveal())));
    }

    @Test
    @DisplayName("Of two tokens of one login, redeemed at once, one succeeds")
    default void twoTokens_atOnce() throws Exception {
        try (LoginHost host = LoginHost.on(store(), "")) {
            for (int round = 0; round < 10; round++) {
                LoginResult made = host.signIn("two-" + round);
                SessionToken browser = host.browserToken();
                List<Callable<Optional<LoginResult>>> racers = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    racers.add(redemption(host, host.records, host.tokens.issue(made, Optional.of(browser)), browser));
                }
                List<LoginResult> won = won(racers);
                assertThat(won).hasSize(1);
                assertThat(host.live(made.account().id())).containsExactly(LoginHost.id(won.get(0)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KICKED_ALONE", "KICKED", "DISABLED", "DELETED", "PASSWORD_CHANGED"})
    @DisplayName(
            "Requirements 29, 30, 31: redemptions and logins that race with what ends them leave no live session of an old proof")
    default void endings_race(Ends how) throws Exception {
        try (LoginHost host = LoginHost.on(store(), "")) {
            for (int round = 0; round < 3; round++) {
                String name = "race-" + how + "-" + round;
                host.register(name);
                LoginResult made = host.signInWithPassword(name);
                SessionToken browser = host.browserToken();
                OneTimeToken token = host.tokens.issue(made, Optional.of(browser));
                List<Callable<Optional<LoginResult>>> racers = new ArrayList<>();
                boolean accountChanges = how.ordinal() >= Ends.DISABLED.ordinal();
                for (int i = 0; i < 3; i++) {
                    racers.add(redemption(host, host.records, token, browser));
                    if (accountChanges) {
                        racers.add(tried(() -> host.signInWithPassword(name)));
                    }
                }
                boolean[] ended = new boolean[1];
                racers.add(() -> {
                    ended[0] = how.act(host, made);
                    return Optional.empty();
                });
                List<LoginResult> won = won(racers);
                if (ended[0]) {
                    assertThat(host.live(made.account().id())).isEmpty();
                } else {
                    assertThat(won).as("the redemption was first").hasSize(1);
                }
                assertThat(host.opens(made)).isFalse();
            }
        }
    }

    @Test
    @DisplayName(
            "Requirement 34: redemptions and logins at once, on nodes whose clocks differ: never more than the limit live, and who was let in ends for the limit alone")
    default void limit_holds() throws Exception {
        try (LoginHost host = LoginHost.on(store(), "'SessionLimit': " + MOST + ", 'LimitPolicy': 'END_OLDEST'")) {
            LiveCount live = new LiveCount();
            SessionRecords watched = new WatchedRecords(host.records, Duration.ZERO, live, () -> {});
            SessionToken browser = host.browserToken();
            List<Callable<Optional<LoginResult>>> racers = new ArrayList<>();
            List<OneTimeToken> tokens = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                LoginResult made = host.signInOver(watched, LoginHost.client(), "limited");
                tokens.add(host.tokens.issue(made, Optional.of(browser)));
            }
            for (int i = 0; i < callers(); i++) {
                SessionRecords node =
                        new WatchedRecords(host.records, Duration.ofSeconds(i % 8 * 5L - 20), live, () -> {});
                racers.add(
                        i % 2 == 0
                                ? redemption(host, node, tokens.get(i / 2 % MOST), browser)
                                : tried(() -> host.signInOver(node, LoginHost.client(), "limited")));
            }
            List<LoginResult> won = won(racers);
            UserId user = host.account("limited").id();
            assertThat(live.most()).isLessThanOrEqualTo(MOST);
            assertThat(host.live(user)).hasSizeBetween(1, MOST);
            assertThat(won).extracting(LoginHost::id).doesNotHaveDuplicates();
            assertThat(won).hasSizeBetween(callers() / 2, callers() / 2 + MOST);
            for (LoginResult login : won) {
                SessionId id = LoginHost.id(login);
                assertThat(host.ended(id)).isIn("lives", "LIMIT_EXCEEDED");
            }
        }
    }
}
