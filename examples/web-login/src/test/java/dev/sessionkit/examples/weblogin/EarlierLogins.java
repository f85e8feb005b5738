package dev.sessionkit.examples.weblogin;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.auth.Authentication;
import dev.sessionkit.auth.LoginClient;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.login.LoginApi;
import dev.sessionkit.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What happened at a host in the days before it was started: by its own parts and settings, with a clock that is behind.
 *
 * @param expiredAccessToken the host's own, which counted until an hour ago
 */
record EarlierLogins(String expiredAccessToken) {

    /** Signed in on three devices, in the last three days. */
    static final String ANNE = "anne";

    private static final SessionResponse NOBODY = SessionResponse.of((name, value) -> {}, (name, value) -> {});

    private static final Device PHONE = new Device(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1",
            "198.51.100.23");
    private static final Device DESK = new Device(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "203.0.113.80");
    private static final Device SCRIPT = new Device("curl/8.17.0", "203.0.113.81");

    /** Before the host that listens at {@code url} and keeps its data below {@code folder} is started. */
    static EarlierLogins at(Path folder, String url) {
        Instant now = Instant.now();
        AtomicReference<Instant> clock = new AtomicReference<>(now);
        try (SessionFramework framework = framework(folder, url, clock)) {
            Authentication authentication = Authentication.of(framework);
            Secret password = Secret.of(OneHost.PASSWORD);
            authentication.accountService().register(ANNE, Optional.of("anne@example.com"), password);

            clock.set(now.minus(Duration.ofDays(3)).minus(Duration.ofHours(2)));
            String phone = signIn(authentication, PHONE.client().onDevice("Anne's phone"));
            clock.set(now.minus(Duration.ofHours(26)));
            String desk = signIn(authentication, DESK.client().onDevice("Office"));
            clock.set(now.minus(Duration.ofHours(5)));
            signIn(authentication, SCRIPT.client().onDevice("Nightly backup"));
            clock.set(now.minus(Duration.ofHours(3)));
            use(framework, DESK, desk);
            clock.set(now.minus(Duration.ofMinutes(12)));
            use(framework, PHONE, phone);

            clock.set(now.minus(Duration.ofHours(1)));
            authentication.accountService().register("earlier", Optional.empty(), password);
            return new EarlierLogins(authentication
                    .tokenPairs()
                    .login(SCRIPT.client(), "earlier", password)
                    .accessToken()
                    .reveal());
        }
    }

    private static String signIn(Authentication authentication, LoginClient client) {
        return authentication
                .authenticationService()
                .loginWithPassword(client, ANNE, Secret.of(OneHost.PASSWORD))
                .session()
                .token()
                .orElseThrow()
                .reveal();
    }

    private static void use(SessionFramework framework, Device device, String token) {
        SessionContext context = framework.open(device.holding(token), NOBODY);
        context.require(SessionType.USER_ACCOUNT);
        context.commit();
    }

    private static SessionFramework framework(Path folder, String url, AtomicReference<Instant> clock) {
        Path data = folder.resolve("web-login-data");
        Map<String, String> environment = Map.of(
                HostSettings.SIGNING_KEY,
                new SigningKey(data.resolve("signing-key.pem")).pem(),
                "JdbcSessionStore__JdbcUrl",
                "jdbc:h2:file:" + data.resolve("sessions"),
                "Sessions__IdleTimeout",
                "P14D"); // for devices that are not used every few hours
        HostSettings settings = HostSettings.of(Optional.empty());
        return settings.tell(LoginApi.sections(SessionFramework.builder()))
                .environment(settings.variables(environment, url, Optional.of("http://localhost:1/demo")))
                .clock(clock::get)
                .build();
    }

    /** Somebody's, somewhere. */
    private record Device(String agent, String address) {

        LoginClient client() {
            return LoginClient.of(request(Map.of("user-agent", List.of(agent))));
        }

        SessionRequest holding(String token) {
            return request(Map.of("user-agent", List.of(agent), "x-qt-auth", List.of(token)));
        }

        private SessionRequest request(Map<String, List<String>> headers) {
            SessionRequest plain = SessionRequest.of(headers);
            return new SessionRequest() {
                @Override
                public List<String> headers(String name) {
                    return plain.headers(name);
                }

                @Override
                public Optional<String> peerAddress() {
                    return Optional.of(address);
                }
            };
        }
    }
}
