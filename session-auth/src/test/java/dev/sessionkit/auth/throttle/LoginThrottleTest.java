package dev.sessionkit.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.LoggedLines;
import dev.sessionkit.auth.WrittenSettings;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failed logins by a clock that stands still. */
@Timeout(60)
class LoginThrottleTest {

    private static final String HOME = "192.0.2.1";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final StoppedClock clock = new StoppedClock(Instant.parse("2100-01-01T12:00:00Z"));
    private final LoginThrottle throttle = throttle("{}");

    @Test
    @DisplayName("Ten failures at once, then one a minute")
    void perAccountAndAddress() {
        assertThat(failures("anna", HOME)).isEqualTo(10);
        assertThat(judge("anna", HOME)).isEqualTo(new ThrottleVerdict.Refused(MINUTE));

        clock.advance(Duration.ofSeconds(20));
        assertThat(judge("anna", HOME)).isEqualTo(new ThrottleVerdict.Refused(Duration.ofSeconds(40)));

        clock.advance(Duration.ofSeconds(40));
        assertThat(failures("anna", HOME)).isEqualTo(1);

        clock.advance(Duration.ofDays(1));
        assertThat(failures("anna", HOME)).isEqualTo(10);
    }

    @Test
    void perAccountAndAddress_otherAccountOrAddress() {
        failures("anna", HOME);

        assertThat(isAllowed("berta", HOME)).isTrue();
        assertThat(isAllowed("anna", "192.0.2.2")).isTrue();
    }

    @Test
    @DisplayName("An account from anywhere: thirty at once, then one each five minutes")
    void perAccount() {
        for (int address = 1; address <= 3; address++) {
            assertThat(failures("anna", "192.0.2." + address)).isEqualTo(10);
        }
        assertThat(judge("anna", "192.0.2.4")).isEqualTo(new ThrottleVerdict.Refused(Duration.ofMinutes(5)));
        assertThat(isAllowed("berta", "192.0.2.4")).isTrue();

        clock.advance(Duration.ofMinutes(5));
        assertThat(failures("anna", "192.0.2.5")).isEqualTo(1);
    }

    @Test
    @DisplayName("An address to whatever account: a hundred at once, then one each ten seconds")
    void perAddress() {
        for (int account = 0; account < 100; account++) {
            assertThat(isAllowed("account " + account, HOME)).isTrue();
        }
        assertThat(judge("another", HOME)).isEqualTo(new ThrottleVerdict.Refused(Duration.ofSeconds(10)));
        assertThat(isAllowed("another", "192.0.2.2")).isTrue();
    }

    @Test
    void success_doesNotCount() {
        for (int login = 0; login < 1_000; login++) {
            allowed("anna", HOME).giveBack();
        }
        assertThat(failures("anna", HOME)).isEqualTo(10);
    }

    @Test
    @DisplayName("A success gives back its own try, not those of failures: who has an account of his own gains nothing")
    void success_resetsNothing() {
        for (int account = 0; account < 99; account++) {
            isAllowed("account " + account, HOME);
        }
        allowed("mallory", HOME).giveBack();

        assertThat(isAllowed("one more", HOME)).isTrue();
        assertThat(isAllowed("two more", HOME)).isFalse();
    }

    @Test
    void giveBack_twice_once() {
        isAllowed("anna", HOME);
        ThrottleVerdict.Allowed login = allowed("anna", HOME);
        login.giveBack();
        login.giveBack();

        assertThat(failures("anna", HOME)).isEqualTo(9);
    }

    @Test
    @DisplayName("A refused login counts nowhere, so that one stubborn client uses up nothing of others")
    void refused_countsNowhere() {
        failures("anna", HOME);
        for (int login = 0; login < 1_000; login++) {
            assertThat(isAllowed("anna", HOME)).isFalse();
        }

        assertThat(failures("anna", "192.0.2.2") + failures("anna", "192.0.2.3") + failures("anna", "192.0.2.4"))
                .isEqualTo(20);
        int others = 0;
        while (isAllowed("account " + others, HOME)) {
            others++;
        }
        assertThat(others).isEqualTo(90);
    }

    @Test
    @DisplayName(
            "Strangers who use up an account's tries from everywhere do not keep out a client that signed in before")
    void knownClient_isNotLockedOut() {
        exhaust("anna");

        assertThat(isAllowed("anna", "198.51.100.1")).isFalse();
        for (int login = 0; login < 100; login++) {
            ThrottleVerdict verdict = throttle.judge(known("anna", "198.51.100.1"));
            assertThat(verdict).isInstanceOf(ThrottleVerdict.Allowed.class);
            ((ThrottleVerdict.Allowed) verdict).giveBack();
        }
    }

    @Test
    @DisplayName("Nor does an address that others have used up")
    void knownClient_isNotHeldForItsAddress() {
        for (int account = 0; account < 100; account++) {
            isAllowed("account " + account, HOME);
        }

        assertThat(isAllowed("anna", HOME)).isFalse();
        assertThat(throttle.judge(known("anna", HOME))).isInstanceOf(ThrottleVerdict.Allowed.class);
    }

    @Test
    @DisplayName("A known client may fail ten times too, wherever it is, and takes nothing from strangers' tries")
    void knownClient_isThrottled() {
        for (int login = 0; login < 10; login++) {
            assertThat(throttle.judge(known("anna", "192.0.2." + login))).isInstanceOf(ThrottleVerdict.Allowed.class);
        }
        assertThat(throttle.judge(known("anna", HOME))).isEqualTo(new ThrottleVerdict.Refused(MINUTE));
        assertThat(throttle.judge(known("berta", HOME))).isInstanceOf(ThrottleVerdict.Allowed.class);
        assertThat(failures("anna", HOME)).isEqualTo(10);
    }

    @Test
    void ipv6_countsByItsNetwork() {
        for (int host = 0; host < 10; host++) {
            assertThat(isAllowed("anna", "2001:db8:1:2::" + host)).isTrue();
        }
        assertThat(isAllowed("anna", "2001:db8:1:2:ffff::9")).isFalse();
        assertThat(isAllowed("anna", "2001:db8:1:3::9")).isTrue();
    }

    @Test
    void ipv4_inIpv6sClothes_isTheSame() {
        failures("anna", HOME);

        assertThat(isAllowed("anna", "::ffff:" + HOME)).isFalse();
    }

    @Test
    @DisplayName(
            "Where the transport tells no address, the account's rule is left, and nobody shares an address with all")
    void addressUnknown_accountOnly() {
        LoginAttempt attempt = new LoginAttempt("anna", Optional.empty(), false);
        for (int login = 0; login < 30; login++) {
            assertThat(throttle.judge(attempt)).isInstanceOf(ThrottleVerdict.Allowed.class);
        }
        assertThat(throttle.judge(attempt)).isInstanceOf(ThrottleVerdict.Refused.class);
        for (int account = 0; account < 1_000; account++) {
            assertThat(throttle.judge(new LoginAttempt("account " + account, Optional.empty(), false)))
                    .isInstanceOf(ThrottleVerdict.Allowed.class);
        }
    }

    @Test
    @DisplayName("64 guesses at once: ten are judged")
    void concurrent_exact() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        CountDownLatch ready = new CountDownLatch(64);
        List<Future<Boolean>> guesses = new ArrayList<>();
        for (int guess = 0; guess < 64; guess++) {
            guesses.add(threads.submit(() -> {
                ready.countDown();
                ready.await();
                return isAllowed("anna", HOME);
            }));
        }
        int allowed = 0;
        for (Future<Boolean> guess : guesses) {
            allowed += guess.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(allowed).isEqualTo(10);
    }

    @Test
    @DisplayName("A clock that is set back stops nothing: time goes on from there")
    void clock_setBack() {
        failures("anna", HOME);
        clock.advance(Duration.ofHours(-5));
        assertThat(isAllowed("anna", HOME)).isFalse();

        clock.advance(MINUTE);

        assertThat(failures("anna", HOME)).isEqualTo(1);
    }

    @Test
    @DisplayName("A name of any length and content is as good as any other")
    void name_hostile() {
        for (String name : List.of("", "\u0000", "\uD83D", "x".repeat(1_000_000), "anna\n", "' or 1=1 --")) {
            assertThat(failures(name, HOME)).isEqualTo(10);
        }
    }

    @Test
    @DisplayName("Names and addresses do not run into one another")
    void keys_areApart() {
        ThrottleKeys keys = new ThrottleKeys(new KitContext("Auth").random());
        NetworkAddress abcd = NetworkAddress.parse("97.98.99.100").orElseThrow();

        assertThat(List.of(
                        keys.accountAndAddress("e", abcd),
                        keys.account("abcde"),
                        keys.account("e"),
                        keys.address(abcd),
                        keys.account("")))
                .doesNotHaveDuplicates();
        assertThat(new ThrottleKeys(new Random(2)).account("e")).isNotEqualTo(keys.account("e"));
    }

    @Test
    @DisplayName("What is remembered is bounded, however many names and addresses there are")
    void memory_isBounded() {
        LoginThrottle small = throttle("{'MostRemembered': 1000}");
        for (int attempt = 0; attempt < 20_000; attempt++) {
            small.judge(stranger("name " + attempt, address(attempt)));
        }

        assertThat(small.remembered()).isBetween(450L, 1_000L);
    }

    @Test
    @DisplayName("Who has used up his tries does not get them back by driving them out of memory")
    void memory_floodDoesNotReset() {
        LoginThrottle small = throttle("{'MostRemembered': 1000}");
        int before = failures(small, "anna", HOME);
        for (int attempt = 0; attempt < 50_000; attempt++) {
            small.judge(stranger("name " + attempt, address(attempt)));
        }

        assertThat(before).isEqualTo(10);
        assertThat(failures(small, "anna", HOME)).isZero();
    }

    @Test
    @DisplayName("One address makes no more buckets than it has tries")
    void memory_addressPaysFirst() {
        for (int attempt = 0; attempt < 20_000; attempt++) {
            isAllowed("name " + attempt, HOME);
        }

        assertThat(throttle.remembered()).isEqualTo(100);
    }

    @Test
    @DisplayName("A bucket that is full again is forgotten")
    void memory_isFreed() {
        failures("anna", HOME);
        assertThat(throttle.remembered()).isPositive();

        clock.advance(MINUTE.multipliedBy(10));

        assertThat(throttle.remembered()).isZero();
    }

    @Test
    @DisplayName("ASVS 16.2.5: nothing is logged")
    void log_isSilent() {
        try (LoggedLines log = new LoggedLines()) {
            exhaust("anna");
            assertThat(log.lines()).isEmpty();
            assertThat(known("anna", HOME)).hasToString("LoginAttempt[client=192.0.2.1, knownClient=true]");
        }
    }

    private LoginThrottle throttle(String json) {
        return new LoginThrottle(WrittenSettings.throttle(json), new KitContext("Auth", clock));
    }

    private void exhaust(String account) {
        for (int address = 1; address <= 3; address++) {
            failures(account, "192.0.2." + address);
        }
    }

    private int failures(String account, String address) {
        return failures(throttle, account, address);
    }

    /** How many are let through before one is refused. */
    private static int failures(LoginThrottle throttle, String account, String address) {
        int failures = 0;
        while (throttle.judge(stranger(account, address)) instanceof ThrottleVerdict.Allowed) {
            failures++;
        }
        return failures;
    }

    private boolean isAllowed(String account, String address) {
        return judge(account, address) instanceof ThrottleVerdict.Allowed;
    }

    private ThrottleVerdict.Allowed allowed(String account, String address) {
        return (ThrottleVerdict.Allowed) judge(account, address);
    }

    private ThrottleVerdict judge(String account, String address) {
        return throttle.judge(stranger(account, address));
    }

    private static LoginAttempt stranger(String account, String address) {
        return new LoginAttempt(account, NetworkAddress.parse(address), false);
    }

    private static LoginAttempt known(String account, String address) {
        return new LoginAttempt(account, NetworkAddress.parse(address), true);
    }

    private static String address(int number) {
        return "100." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
