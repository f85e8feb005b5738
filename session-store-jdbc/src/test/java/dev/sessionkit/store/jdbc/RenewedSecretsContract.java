package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Secrets that get a successor when they are old, on a database. */
interface RenewedSecretsContract extends OnDatabase {

    /** A carrier as a client sees it. */
    enum Client {
        COOKIE("CookieSessionResolver", "cookie", "__Host-session=%s", "set-cookie"),
        HEADER("HeaderSessionResolver", "x-session-id", "%s", "x-session-id");

        private static final Pattern TOKEN = Pattern.compile("(?:__Host-session=)?([\\w-]+\\.[\\w-]+).*");

        private final String resolver;
        private final String requestHeader;
        private final String form;
        private final String responseHeader;

        Client(String resolver, String requestHeader, String form, String responseHeader) {
            this.resolver = resolver;
            this.requestHeader = requestHeader;
            this.form = form;
            this.responseHeader = responseHeader;
        }

        /** Does something with the session of a token, or without, and gives back the token that was sent, if one was. */
        private Optional<String> request(SessionFramework framework, String token, Work work) throws Exception {
            AtomicReference<String> sent = new AtomicReference<>();
            AtomicInteger times = new AtomicInteger();
            SessionResponse response = SessionResponse.of(
                    (name, value) -> note(name, value, sent, times), (name, value) -> note(name, value, sent, times));
            Map<String, List<String>> headers =
                    token.isEmpty() ? Map.of() : Map.of(requestHeader, List.of(form.formatted(token)));
            SessionContext context = framework.open(SessionRequest.of(headers), response);
            work.on(context);
            context.commit();
            assertThat(times.get()).as("sent at most once").isLessThanOrEqualTo(1);
            return Optional.ofNullable(sent.get());
        }

        private void note(String name, String value, AtomicReference<String> sent, AtomicInteger times) {
            Matcher token = TOKEN.matcher(value);
            if (name.equalsIgnoreCase(responseHeader) && token.matches()) {
                sent.set(token.group(1));
                times.incrementAndGet();
            }
        }

        private Optional<String> read(SessionFramework framework, String token) throws Exception {
            return request(framework, token, context -> context.require(SessionType.VALID_SESSION));
        }

        private String signIn(SessionFramework framework) throws Exception {
            return request(framework, "", context -> context.newSession(NewSession.of(Records.newUser(), "TEST")))
                    .orElseThrow();
        }
    }

    /** What a request is for. */
    interface Work {
        void on(SessionContext context) throws Exception;
    }

    @Test
    @DisplayName(
            "Requirement 27: a request that only reads is 1 SELECT; with an old secret 1 UPDATE more, and its client is sent the"
                    + " successor, by cookie and by header")
    default void renewedSecrets_statements() throws Exception {
        for (Client client : Client.values()) {
            StatementCounter counter = new StatementCounter(database().pool());
            AtomicReference<Instant> now = new AtomicReference<>(FrameworkContract.START);
            try (SessionFramework framework = renewing(client, counter.dataSource(), now, new AtomicInteger())) {
                String token = client.signIn(framework);
                now.set(FrameworkContract.START.plus(Duration.ofMinutes(10)).minusMillis(1));
                counter.sent();
                assertThat(client.read(framework, token)).isEmpty();
                assertThat(counter.sent()).containsExactly("SELECT");
                now.set(FrameworkContract.START.plus(Duration.ofMinutes(10)));
                String next = client.read(framework, token).orElseThrow();
                assertThat(counter.sent()).containsExactly("SELECT", "UPDATE");
                assertThat(client.read(framework, next)).isEmpty();
                assertThat(client.read(framework, token)).contains(next);
                assertThat(counter.sent()).containsExactly("SELECT", "SELECT");
                framework.sessions().end(SessionToken.parse(token).orElseThrow().id(), EndReason.LOGOUT);
            }
        }
    }

    @Test
    @DisplayName(
            "Requirement 59: of 16 requests that have all read one old secret, one replaces it, and all are sent the same")
    default void renewedSecrets_race() throws Exception {
        for (Client client : Client.values()) {
            for (int round = 0; round < 5; round++) {
                AtomicReference<Instant> now = new AtomicReference<>(FrameworkContract.START);
                AtomicInteger renewals = new AtomicInteger();
                try (SessionFramework framework = renewing(client, database().pool(), now, renewals)) {
                    String token = client.signIn(framework);
                    now.set(FrameworkContract.START.plus(Duration.ofMinutes(10)));
                    CyclicBarrier read = new CyclicBarrier(16);
                    List<String> sent = Together.times(
                            16,
                            number -> client.request(framework, token, context -> {
                                        context.require(SessionType.VALID_SESSION);
                                        read.await(1, TimeUnit.MINUTES);
                                    })
                                    .orElseThrow());
                    assertThat(sent).containsOnly(sent.get(0)).doesNotContain(token);
                    assertThat(renewals).hasValue(1);
                    assertThat(client.read(framework, sent.get(0))).isEmpty();
                }
            }
        }
    }

    private static SessionFramework renewing(
            Client client, DataSource dataSource, AtomicReference<Instant> now, AtomicInteger renewals) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "%s"},
                         "Catena": {"SessionStore": {"SessionProvider": "JdbcSessionStore"}},
                         "Sessions": {"SweepInterval": "P1D", "TouchInterval": "PT20M", "RenewalInterval": "PT10M"}}""".formatted(client.resolver))
                .environment(Map.of())
                .hostObject(DataSource.class, dataSource)
                .clock(now::get)
                .listener(event -> {
                    if (event instanceof SessionEvent.Renewed) {
                        renewals.incrementAndGet();
                    }
                })
                .build();
    }
}
