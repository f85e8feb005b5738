package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.tck.StoppedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RemoteKeysTest {

    private static final TestKey OLD = TestKey.of(ES256);
    private static final TestKey NEW = TestKey.another(ES256);
    private static final RemoteKeysTiming PATIENT =
            new RemoteKeysTiming(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofSeconds(30));
    private static final RemoteKeysTiming HASTY =
            new RemoteKeysTiming(Duration.ofMillis(300), Duration.ofMinutes(10), Duration.ofSeconds(30));

    private final StoppedClock clock = new StoppedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Provider provider = Provider.of(OLD, "old");
    private final Logged log = new Logged();
    private RemoteKeys keys;

    @AfterEach
    void closeAll() {
        if (keys != null) {
            keys.close();
        }
        provider.close();
        log.close();
    }

    @Test
    void keys_fetchedOnce() {
        JwsVerifier verifier = start(PATIENT);
        assertThat(verifier.verify(OLD.token("old"))).isPresent();
        assertThat(verifier.verify(OLD.token("old"))).isPresent();
        assertThat(verifier.verify(NEW.token("old"))).isEmpty();
        assertThat(provider.requests()).isEqualTo(1);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    @DisplayName("a token with a new key is verified at once: the keys are fetched when it names one that is unknown")
    void keysAfterMiss_rotation() {
        JwsVerifier verifier = start(PATIENT);
        assertThat(verifier.verify(OLD.token("old"))).isPresent();
        provider.answers(Provider.keys(NEW, "new"));

        VerifiedJws verified = verifier.verify(NEW.token("new")).orElseThrow();
        assertThat(keys.keys().contains(verified.key())).isTrue();
        assertThat(verifier.verify(OLD.token("old"))).as("withdrawn").isEmpty();
    }

    @Test
    @DisplayName("requirement 39: hostile kids bring about one fetch per interval, and wait for no other")
    void keysAfterMiss_hostileIds() {
        JwsVerifier verifier = start(PATIENT);
        verifier.verify(OLD.token("old"));
        for (int i = 0; i < 100; i++) {
            assertThat(verifier.verify(NEW.token("hostile" + i))).isEmpty();
        }
        assertThat(provider.requests()).isEqualTo(2);
        clock.advance(Duration.ofMillis(29_999));
        verifier.verify(NEW.token("hostile"));
        assertThat(provider.requests()).isEqualTo(2);
        clock.advance(Duration.ofMillis(1));
        verifier.verify(NEW.token("hostile"));
        verifier.verify(NEW.token("hostile"));
        assertThat(provider.requests()).isEqualTo(3);
        clock.advance(Duration.ofDays(-1));
        verifier.verify(NEW.token("hostile"));
        assertThat(provider.requests()).as("a clock set back does not stop it").isBetween(4, 5);
    }

    @Test
    @DisplayName("many callers that miss at once share one fetch")
    void keysAfterMiss_singleFlight() {
        JwsVerifier verifier = start(PATIENT);
        verifier.verify(OLD.token("old"));
        CountDownLatch gate = new CountDownLatch(1);
        provider.answers(request -> {
            awaitOpen(gate);
            Provider.keys(NEW, "new").to(request);
        });
        String token = NEW.token("new");
        List<CompletableFuture<Boolean>> callers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> verifier.verify(token).isPresent(), command -> new Thread(command).start()))
                .toList();
        eventually(() -> provider.requests() == 2);
        gate.countDown();

        assertThat(callers).allMatch(CompletableFuture::join);
        assertThat(provider.requests()).isEqualTo(2);
    }

    @Test
    @DisplayName("old keys are fetched anew in the background; nobody waits for it")
    void keys_old() {
        start(PATIENT);
        KeySet first = keys.keys();
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(keys.keys()).isSameAs(first);
        assertThat(provider.requests()).isEqualTo(1);

        CountDownLatch gate = new CountDownLatch(1);
        provider.answers(request -> {
            awaitOpen(gate);
            Provider.keys(NEW, "new").to(request);
        });
        clock.advance(Duration.ofMillis(1));
        assertThat(keys.keys()).isSameAs(first);
        eventually(() -> provider.requests() == 2);
        clock.advance(Duration.ofHours(1));
        assertThat(keys.keys()).as("while it is under way").isSameAs(first);
        gate.countDown();
        eventually(() -> keys.keys().names(ES256, "new"));
        assertThat(provider.requests()).isEqualTo(2);
    }

    @Test
    @DisplayName("keys that did not change stay the same set")
    void keys_unchanged() {
        start(PATIENT);
        KeySet first = keys.keys();
        assertThat(keys.keysAfterMiss(first)).isSameAs(first);
        assertThat(provider.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 <html>",
                "200 {\"keys\":7}",
                "500 {\"keys\":[]}",
                "404 ",
                "204 ",
            })
    @DisplayName("while the provider is broken the last good keys serve on, and the log says so once")
    void keys_outage(String broken) {
        JwsVerifier verifier = start(PATIENT);
        assertThat(verifier.verify(OLD.token("old"))).isPresent();
        provider.answers(Provider.status(Integer.parseInt(broken.substring(0, 3)), broken.substring(4)));
        clock.advance(Duration.ofHours(1));
        eventually(() -> {
            assertThat(verifier.verify(OLD.token("old"))).isPresent();
            clock.advance(Duration.ofSeconds(1));
            return provider.requests() >= 4;
        });
        assertThat(log.warnings()).singleElement().asString().contains("The keys of 127.0.0.1 could not be fetched");
        assertThatExceptionOfType(SessionStoreException.class)
                .as("nobody knows whether that key is the provider's")
                .isThrownBy(() -> verifier.verify(NEW.token("new")));

        provider.answers(Provider.keys(NEW, "new"));
        eventually(() -> {
            clock.advance(Duration.ofSeconds(1));
            return keys.keys().names(ES256, "new");
        });
        assertThat(verifier.verify(NEW.token("new"))).isPresent();
        eventually(() -> log.warnings().size() > 1);
        assertThat(log.warnings()).hasSize(2).last().asString().contains("fetched again");
        assertThat(log.lines()).noneMatch(line -> line.contains("html") || line.contains("in-the-query"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"})
    @DisplayName(
            "a provider that publishes a set without usable keys has withdrawn them: nothing is verified with the old ones")
    void keys_withdrawn(String set) {
        JwsVerifier verifier = start(PATIENT);
        assertThat(verifier.verify(OLD.token("old"))).isPresent();
        provider.answers(Provider.status(200, set));
        clock.advance(Duration.ofHours(1));
        eventually(() -> {
            try {
                clock.advance(Duration.ofSeconds(1));
                return verifier.verify(OLD.token("old")).isEmpty();
            } catch (SessionStoreException unavailable) {
                return true;
            }
        });
        assertUnavailable();
        provider.answers(Provider.keys(NEW, "new"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.verify(NEW.token("new"))).isPresent();
    }

    @Test
    @DisplayName("no keys yet: 503 at once and not for each caller a fetch; a new try after a second")
    void keys_neverFetched() {
        provider.answers(Provider.status(503, "secret words"));
        start(PATIENT);
        for (int i = 0; i < 20; i++) {
            assertUnavailable();
        }
        assertThat(provider.requests()).isEqualTo(1);
        clock.advance(Duration.ofMillis(999));
        assertUnavailable();
        assertThat(provider.requests()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertUnavailable();
        assertThat(provider.requests()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        provider.answers(Provider.keys(OLD, "old"));
        assertThat(keys.keys().names(ES256, "old")).isTrue();
    }

    @Test
    @DisplayName("while the provider is down, only who begins the next try waits for it")
    void keys_nextTryUnderWay() {
        provider.answers(Provider.status(503, ""));
        start(new RemoteKeysTiming(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(1)));
        assertUnavailable();
        CountDownLatch gate = new CountDownLatch(1);
        provider.answers(request -> {
            awaitOpen(gate);
            Provider.keys(OLD, "old").to(request);
        });
        clock.advance(Duration.ofSeconds(1));
        CompletableFuture<KeySet> beginner =
                CompletableFuture.supplyAsync(() -> keys.keys(), command -> new Thread(command).start());
        eventually(() -> provider.requests() == 2);
        assertUnavailable();
        gate.countDown();
        assertThat(beginner.join()).isSameAs(keys.keys());
    }

    @Test
    @DisplayName("while the provider is down, tokens with unknown keys wait for nothing")
    void keysAfterMiss_nextTryUnderWay() {
        start(new RemoteKeysTiming(Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(30)));
        KeySet old = keys.keys();
        provider.answers(Provider.status(503, ""));
        assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> keys.keysAfterMiss(old));
        provider.answers(provider.silent());
        clock.advance(Duration.ofHours(3));
        assertThat(keys.keys()).isSameAs(old);
        eventually(() -> provider.requests() == 3);
        assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> keys.keysAfterMiss(old));
    }

    @Test
    @DisplayName("start-up waits for no provider")
    void start_silentProvider() {
        provider.answers(provider.silent());
        start(new RemoteKeysTiming(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(1)));
        eventually(() -> provider.requests() == 1);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    @DisplayName("a provider that answers nothing is given up after the time-out")
    void keys_silentProvider() {
        provider.answers(provider.silent());
        start(HASTY);
        assertUnavailable();
        eventually(() -> !log.warnings().isEmpty());
        assertThat(log.warnings()).singleElement().asString().contains("no whole answer in time");
    }

    @Test
    @DisplayName("a body that never ends is given up after the time-out")
    void keys_stallingBody() {
        provider.answers(provider.stalling("{\"keys\":["));
        start(HASTY);
        assertUnavailable();
        eventually(() -> !log.warnings().isEmpty());
        assertThat(log.warnings()).singleElement().asString().contains("no whole answer in time");
    }

    @Test
    @DisplayName("a body of more than 256 KiB is given up as soon as it is longer")
    void keys_hugeBody() {
        provider.answers(request -> {
            request.sendResponseHeaders(200, 0);
            byte[] spaces = new byte[64 * 1024];
            while (true) { // until the other side has gone
                request.getResponseBody().write(spaces);
            }
        });
        start(PATIENT);
        assertUnavailable();
        assertThat(log.warnings()).singleElement().asString().contains("longer than 262144 bytes");
    }

    @Test
    void keys_longestBody() {
        String set =
                new String(KeySetTest.jwks(OLD.jwk("old").toJSONString()), java.nio.charset.StandardCharsets.UTF_8);
        provider.answers(Provider.status(200, set + " ".repeat(KeyDownload.LONGEST - set.length())));
        start(PATIENT);
        KeySet first = keys.keys();
        assertThat(first.names(ES256, "old")).isTrue();

        String other =
                new String(KeySetTest.jwks(NEW.jwk("new").toJSONString()), java.nio.charset.StandardCharsets.UTF_8);
        provider.answers(Provider.status(200, other + " ".repeat(KeyDownload.LONGEST + 1 - other.length())));
        assertThatExceptionOfType(SessionStoreException.class)
                .as("one byte more")
                .isThrownBy(() -> keys.keysAfterMiss(first));
        assertThat(keys.keys()).isSameAs(first);
        assertThat(log.warnings()).singleElement().asString().contains("longer than 262144 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("a redirect is not followed")
    void keys_redirect(int status) {
        try (Provider other = Provider.of(NEW, "new")) {
            provider.answers(request -> {
                request.getResponseHeaders().set("location", other.url().toString());
                request.sendResponseHeaders(status, -1);
            });
            start(PATIENT);
            assertUnavailable();
            assertThat(other.requests()).isZero();
            assertThat(log.warnings()).singleElement().asString().contains("status " + status);
        }
    }

    @Test
    void keys_nobodyThere() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = unused.getLocalPort();
        }
        keys = new RemoteKeys(URI.create("http://127.0.0.1:" + port + "/"), Set.of(ES256), clock, PATIENT);
        assertUnavailable();
        assertThat(log.warnings()).singleElement().asString().contains("ConnectException");
    }

    @Test
    @DisplayName("closing ends the fetch under way, and no other begins")
    void close_underWay() {
        provider.answers(provider.silent());
        start(new RemoteKeysTiming(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(1)));
        eventually(() -> provider.requests() == 1);
        keys.close();
        assertUnavailable();
        clock.advance(Duration.ofHours(5));
        assertUnavailable();
        assertThat(provider.requests()).isEqualTo(1);
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example/jwks",
                "http://127.0.0.1.example/jwks",
                "http://localhost.example/jwks",
                "http://10.0.0.1/jwks",
                "ftp://127.0.0.1/jwks",
                "file:///etc/passwd",
                "jwks",
                "https:///jwks",
                "https://user:password@keys.example/jwks",
            })
    @DisplayName("RFC 8725 3.10: keys come over https from a named host; http is for this machine itself")
    void start_otherUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemoteKeys(URI.create(url), Set.of(ES256), clock, PATIENT))
                .withMessageNotContaining("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://keys.example/jwks", "http://localhost/", "HTTP://LOCALHOST:80/", "http://[::1]:8080/k"})
    void download_goodUrl(String url) {
        assertThat(new KeyDownload(URI.create(url), Duration.ofSeconds(1)).host())
                .isNotEmpty();
    }

    @Test
    void timing_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RemoteKeysTiming(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessage("timeout is longer than nothing, not PT0S");
    }

    private JwsVerifier start(RemoteKeysTiming timing) {
        keys = new RemoteKeys(provider.url(), Set.of(ES256), clock, timing);
        return new JwsVerifier(Set.of(ES256), JwsHeaderRules.anyType(), keys);
    }

    private void assertUnavailable() {
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> keys.keys())
                .withMessage("the keys of 127.0.0.1 could not be fetched");
    }

    private static void eventually(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) { // the time-out of the class ends it
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
