package dev.sessionkit.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.auth.WrittenSettings;
import dev.sessionkit.spi.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many hashes are computed at once, with a hash that stops until it is let go. */
@Timeout(60)
class HashingSlotsTest {

    private static final Secret HORSE = Secret.of("correct horse");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger mostAtWork = new AtomicInteger();
    private volatile CountDownLatch begun = new CountDownLatch(0);
    private volatile CountDownLatch mayEnd = new CountDownLatch(0);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("No more than HashesAtOnce; who gets no turn in time is told so, and nothing was judged")
    void full_busy() throws Exception {
        PasswordHasher hasher = hasher(settings(2, "PT0S"));
        hold(2);
        List<Future<Boolean>> running = List.of(submit(hasher), submit(hasher));
        begun.await();

        assertThatExceptionOfType(LoginBusyException.class)
                .isThrownBy(() -> hasher.matches(HORSE, Optional.empty()))
                .withMessage("no turn to hash a password within PT0S: all of HashesAtOnce (2) are at work");
        assertThatExceptionOfType(LoginBusyException.class).isThrownBy(() -> hasher.hash(HORSE));

        mayEnd.countDown();
        for (Future<Boolean> each : running) {
            assertThat(each.get()).isFalse();
        }
        assertThat(hasher.matches(HORSE, Optional.of(hasher.hash(HORSE)))).isTrue();
    }

    @Test
    void waiting_getsItsTurn() throws Exception {
        PasswordSettings settings = settings(1, "PT30S");
        HashingSlots slots = new HashingSlots(settings);
        PasswordHasher hasher = hasher(settings, slots);
        hold(1);
        Future<Boolean> first = submit(hasher);
        begun.await();
        Future<Boolean> second = submit(hasher);
        awaitWaiting(slots, 1);

        mayEnd.countDown();

        assertThat(first.get()).isFalse();
        assertThat(second.get()).isFalse();
        assertThat(mostAtWork).hasValue(1);
    }

    @Test
    @DisplayName("64 logins at once: never more hashes than HashesAtOnce, and all of them are answered")
    void many_neverMoreThanSlots() throws Exception {
        PasswordHasher hasher = hasher(settings(3, "PT30S"));
        hold(3);
        List<Future<Boolean>> logins = new ArrayList<>();
        for (int login = 0; login < 64; login++) {
            logins.add(submit(hasher));
        }
        begun.await();
        mayEnd.countDown();
        for (Future<Boolean> login : logins) {
            assertThat(login.get()).isFalse();
        }

        assertThat(mostAtWork).hasValue(3);
    }

    @Test
    @DisplayName("A stored hash that fills more than the usual memory takes the place of several")
    void costly_takesMore() throws Exception {
        PasswordHasher hasher = hasher(settings(4, "PT0S"));
        Optional<String> costly =
                Optional.of(new EncodedHash(new Argon2Cost(38_913, 2, 1), new byte[16], new byte[32]).toPhc());
        hold(2);
        Future<Boolean> three = threads.submit(() -> hasher.matches(HORSE, costly));
        Future<Boolean> one = submit(hasher);
        begun.await();

        assertThatExceptionOfType(LoginBusyException.class).isThrownBy(() -> hasher.matches(HORSE, Optional.empty()));

        mayEnd.countDown();
        assertThat(three.get()).isFalse();
        assertThat(one.get()).isFalse();
    }

    @Test
    @DisplayName("A stored hash larger than all places together waits for all, and runs alone")
    void costliest_runsAlone() {
        PasswordHasher hasher = hasher(settings(2, "PT0S"));
        String costly = new EncodedHash(new Argon2Cost(65_536, 2, 1), new byte[16], new byte[32]).toPhc();

        assertThat(hasher.matches(HORSE, Optional.of(costly))).isFalse();
    }

    @Test
    void failure_freesTheSlot() {
        HashingSlots slots = new HashingSlots(settings(1, "PT0S"));
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> slots.run(cost(), () -> {
                    throw new OutOfMemoryError("as if");
                }));

        assertThat(slots.<String>run(cost(), () -> "next")).isEqualTo("next");
    }

    @Test
    void interrupted_busy() {
        PasswordHasher hasher = hasher(settings(1, "PT30S"));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(LoginBusyException.class)
                .isThrownBy(() -> hasher.matches(HORSE, Optional.empty()))
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void hold(int hashes) {
        begun = new CountDownLatch(hashes);
        mayEnd = new CountDownLatch(1);
    }

    private Future<Boolean> submit(PasswordHasher hasher) {
        return threads.submit(() -> hasher.matches(HORSE, Optional.empty()));
    }

    private PasswordHasher hasher(PasswordSettings settings) {
        return hasher(settings, new HashingSlots(settings));
    }

    private PasswordHasher hasher(PasswordSettings settings, HashingSlots slots) {
        return new PasswordHasher(settings, new Random(1), this::heldHash, slots);
    }

    private byte[] heldHash(byte[] password, byte[] salt, Argon2Cost cost, int length) {
        mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
        begun.countDown();
        try {
            assertThat(mayEnd.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            atWork.decrementAndGet();
        }
        return CountedArgon2.standIn(password, salt, cost, length);
    }

    private static void awaitWaiting(HashingSlots slots, int threads) {
        while (slots.waiting() < threads) {
            Thread.onSpinWait();
        }
    }

    private static Argon2Cost cost() {
        return new Argon2Cost(19_456, 2, 1);
    }

    private static PasswordSettings settings(int hashesAtOnce, String longestWait) {
        return WrittenSettings.passwords(
                "{'HashesAtOnce': " + hashesAtOnce + ", 'LongestWait': '" + longestWait + "'}");
    }
}
