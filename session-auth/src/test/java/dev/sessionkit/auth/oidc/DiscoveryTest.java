package dev.sessionkit.auth.oidc;

import static dev.sessionkit.auth.oidc.TestProvider.DISCOVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider's metadata (OpenID Connect Discovery 3 and 4), and its keys when they change. */
class DiscoveryTest {

    private final OpenIdHost host = new OpenIdHost();

    @AfterEach
    void close() {
        host.close();
    }

    private URI page(OpenIdHost of) {
        return of.provider.authorizationUri(OpenIdHost.SECRETS);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                hostile(
                        "its metadata names another issuer than the settings",
                        host -> TestProvider.json(
                                200,
                                host.server
                                        .metadata("")
                                        .replace(host.server.issuer() + "\"", host.server.issuer() + "/\""))),
                hostile("its metadata is malformed", host -> TestProvider.json(200, "{}")),
                hostile("its metadata is malformed", host -> TestProvider.json(200, "no JSON")),
                hostile("its metadata is malformed", host -> TestProvider.json(200, "[".repeat(100_000))),
                hostile("its answer has status 500", host -> TestProvider.json(500, host.server.metadata(""))),
                hostile("its answer has status 404", host -> TestProvider.json(404, "")),
                hostile("its answer has status 307", host -> host.server.redirect("/elsewhere")),
                hostile("its answer is longer than 262144 bytes", host -> TestProvider.huge()),
                hostile(
                        "its token_endpoint is missing, or not https",
                        host -> TestProvider.json(
                                200,
                                host.server
                                        .metadata("")
                                        .replace(host.server.issuer() + "/token", "http://10.0.0.1/token"))),
                hostile(
                        "its jwks_uri is missing, or not https",
                        host -> TestProvider.json(
                                200,
                                host.server
                                        .metadata("")
                                        .replace(host.server.issuer() + "/keys", "file:///etc/passwd"))),
                hostile(
                        "it signs with none of Algorithms",
                        host -> TestProvider.json(
                                200, host.server.metadata("").replace("\"RS256\"", "\"none\", \"HS256\""))));
    }

    private static Arguments hostile(String why, Function<OpenIdHost, TestProvider.Answer> answer) {
        return Arguments.of(why, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    @DisplayName("Requirement 39: metadata that is not the issuer's own is not used, and no redirect is followed")
    void metadata_hostile(String why, Function<OpenIdHost, TestProvider.Answer> answer) {
        host.server.answers(DISCOVERY, answer.apply(host));
        host.server.answers("/elsewhere", host.server.metadata(""));
        assertThat(host.unavailable()).isEqualTo("identity provider test is unavailable: " + why);
        assertThat(host.server.requests("/elsewhere")).isZero();
    }

    @Test
    @DisplayName("Plain http, even to this machine, is only for an issuer that is on it")
    void metadata_downgrade() {
        IdentityProviderSettings settings = WrittenProviders.one(OpenIdHost.settings("https://login.example", ""))
                .providers()
                .get("test");
        String json = host.server.metadata("").replace(host.server.issuer(), "https://login.example");
        assertThatCode(() -> ProviderMetadata.of(json, settings)).doesNotThrowAnyException();
        for (String endpoint : List.of("authorize?tenant=one", "token", "user", "keys")) {
            String downgraded = json.replace("https://login.example/" + endpoint, "http://127.0.0.1/" + endpoint);
            assertThatThrownBy(() -> ProviderMetadata.of(downgraded, settings))
                    .isInstanceOf(UnusableAnswer.class)
                    .hasMessageContaining("not https");
        }
    }

    @Test
    @DisplayName("Metadata that does not come to its end in time is given up")
    void metadata_slow() {
        try (OpenIdHost hurried = new OpenIdHost(", 'Timeout': 'PT0.3S'")) {
            hurried.server.answers(DISCOVERY, hurried.server.slow());
            assertThat(hurried.unavailable()).endsWith("no whole answer in time");
        }
    }

    @Test
    @DisplayName(
            "Metadata is fetched when it is needed, once, and a day later again; while the provider is down the last counts")
    void metadata_refreshed() {
        assertThat(host.server.requests(DISCOVERY)).isZero();
        page(host);
        assertThat(page(host).toString())
                .startsWith(host.server.issuer() + "/authorize?")
                .contains("tenant=one");
        assertThat(host.server.requests(DISCOVERY)).isEqualTo(1);

        host.server.answers(DISCOVERY, TestProvider.json(503, ""));
        host.clock.advance(Duration.ofDays(1));
        assertThat(page(host).toString()).contains("tenant=one");
        await(() -> host.server.requests(DISCOVERY) == 2);

        host.server.answers(DISCOVERY, host.server.metadata("").replace("tenant=one", "tenant=two"));
        host.clock.advance(Duration.ofMinutes(1));
        await(() -> page(host).toString().contains("tenant=two"));
        assertThat(host.server.requests(DISCOVERY)).isEqualTo(3);
    }

    @Test
    @DisplayName("After a failure there is a pause of a second, then it is tried again")
    void metadata_retried() {
        host.server.answers(DISCOVERY, TestProvider.json(500, ""));
        assertThat(host.unavailable()).endsWith("status 500");
        host.server.answers(DISCOVERY, host.server.metadata(""));
        assertThat(host.unavailable()).endsWith("status 500");
        assertThat(host.server.requests(DISCOVERY)).isEqualTo(1);
        host.clock.advance(Duration.ofSeconds(1));
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
    }

    @Test
    @DisplayName("Sixteen first logins at once fetch the metadata once")
    void metadata_fetchedOnce() throws Exception {
        int many = 16;
        CyclicBarrier barrier = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Callable<URI>> calls = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                calls.add(() -> {
                    barrier.await();
                    return page(host);
                });
            }
            for (Future<URI> page : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                assertThat(page.get()).isEqualTo(page(host));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(host.server.requests(DISCOVERY)).isEqualTo(1);
    }

    @Test
    @DisplayName("A key that replaces another is found by the first token that names it")
    void keys_rotated() {
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
        TestSigner next = TestSigner.of("k2");
        host.server.publishes(next);
        host.issues(() -> next.sign(host.claims));
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
        assertThat(host.server.requests(TestProvider.KEYS)).isEqualTo(2);

        host.issues(() -> host.key.sign(host.claims)); // the old one is published no longer
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.SIGNATURE);
    }

    @Test
    @DisplayName("Tokens with keys that nobody has do not make the provider's keys be fetched again and again")
    void keys_unknown() {
        host.login();
        host.issues(() -> TestSigner.of("k9").sign(host.claims));
        for (int i = 0; i < 5; i++) {
            assertThat(host.refusal()).isEqualTo(IdentityRefusal.SIGNATURE);
        }
        assertThat(host.server.requests(TestProvider.KEYS)).isLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("Where the metadata moves the keys, they are fetched from there")
    void keys_moved() {
        host.login();
        TestSigner next = TestSigner.of("k2");
        host.server.answers("/keys-2", "{\"keys\":[" + next.jwk() + "]}");
        host.server.answers(DISCOVERY, host.server.metadata("").replace("/keys\"", "/keys-2\""));
        host.clock.advance(Duration.ofDays(1));
        host.claims.put("exp", host.clock.instant().getEpochSecond() + 300);
        host.issues(() -> next.sign(host.claims));
        page(host); // begins the refresh
        await(() -> host.server.requests(DISCOVERY) == 2);
        await(() -> {
            try {
                return host.login().identity().subject().equals("anne-1");
            } catch (IdentityRefusedException notYet) {
                return false;
            }
        });
        assertThat(host.server.requests("/keys-2")).isEqualTo(1);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(condition);
    }
}
