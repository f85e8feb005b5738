package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a whole host does to the database, request by request. */
interface FrameworkContract extends OnDatabase {

    SessionKey<Integer> COUNTER = SessionKey.of("counter", Integer.class);
    Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    @DisplayName(
            "A request that only reads is 1 SELECT, one that changes 1 SELECT and 1 UPDATE, a new session 1 INSERT, "
                    + "a list 1 SELECT")
    default void statementsPerRequest() {
        StatementCounter counter = new StatementCounter(database().pool());
        try (SessionFramework framework = framework(counter.dataSource(), () -> START)) {
            UserId user = Records.newUser();
            counter.sent();

            String token = signIn(framework, user);
            assertThat(counter.sent()).containsExactly("INSERT");

            SessionContext read = open(framework, token);
            assertThat(read.require(SessionType.USER_ACCOUNT).user()).contains(user);
            read.commit();
            assertThat(counter.sent()).containsExactly("SELECT");

            SessionContext change = open(framework, token);
            change.require(SessionType.VALID_SESSION).set(COUNTER, 1);
            change.commit();
            assertThat(counter.sent()).containsExactly("SELECT", "UPDATE");

            SessionContext update = open(framework, token);
            update.require(SessionType.VALID_SESSION).update(COUNTER, n -> n.orElse(0) + 1);
            update.commit();
            assertThat(counter.sent()).containsExactly("SELECT", "UPDATE");

            assertThat(framework.registry().list(user, 10)).hasSize(1);
            assertThat(counter.sent()).containsExactly("SELECT");

            open(framework, "no-token").session();
            open(framework, token.substring(1)).session();
            assertThat(counter.sent()).isEmpty();

            SessionContext end = open(framework, token);
            end.require(SessionType.VALID_SESSION).end(EndReason.LOGOUT);
            end.commit();
            assertThat(counter.sent()).containsExactly("SELECT", "UPDATE");
        }
    }

    @Test
    @DisplayName("A touch is 1 UPDATE, and only once its interval has passed")
    default void touches() {
        StatementCounter counter = new StatementCounter(database().pool());
        MovingClock clock = new MovingClock();
        try (SessionFramework framework = framework(counter.dataSource(), clock)) {
            String token = signIn(framework, Records.newUser());
            counter.sent();
            clock.now = START.plusSeconds(59);
            read(framework, token);
            assertThat(counter.sent()).containsExactly("SELECT");
            clock.now = START.plusSeconds(60);
            read(framework, token);
            assertThat(counter.sent()).containsExactly("SELECT", "UPDATE");
            read(framework, token);
            assertThat(counter.sent()).containsExactly("SELECT");
        }
    }

    @Test
    @DisplayName(
            "Requirement 28: with a near cache a session read before is 0 statements, 1 UPDATE when it changes; once ended it"
                    + " is refused at once on that node, and on another within MaxStaleness")
    default void nearCache() {
        StatementCounter counter = new StatementCounter(database().pool());
        MovingClock clock = new MovingClock();
        try (SessionFramework here = withNearCache(counter.dataSource(), clock);
                SessionFramework there = withNearCache(database().pool(), clock)) {
            String token = signIn(here, Records.newUser());
            counter.sent();
            read(here, token);
            assertThat(counter.sent()).containsExactly("SELECT");
            read(here, token);
            assertThat(counter.sent()).isEmpty();

            SessionContext change = open(here, token);
            change.require(SessionType.VALID_SESSION).set(COUNTER, 1);
            change.commit();
            assertThat(open(here, token).require(SessionType.VALID_SESSION).get(COUNTER))
                    .contains(1);
            assertThat(counter.sent()).containsExactly("UPDATE");

            there.sessions().end(id(token), EndReason.KICKED);
            assertThat(open(there, token).session()).isEmpty();
            clock.now = START.plusSeconds(2);
            assertThat(open(here, token).session()).isPresent();
            clock.now = START.plusSeconds(2).plusMillis(1);
            assertThat(open(here, token).session()).isEmpty();

            String other = signIn(here, Records.newUser());
            read(here, other);
            here.sessions().end(id(other), EndReason.KICKED);
            assertThat(open(here, other).session()).isEmpty();
        }
    }

    @Test
    @DisplayName("A host that is restarted finds its sessions again, and ended ones stay ended")
    default void restart() {
        UserId user = Records.newUser();
        String token;
        String ended;
        try (SessionFramework before = framework(database().pool(), () -> START)) {
            token = signIn(before, user);
            ended = signIn(before, user);
            before.sessions().end(id(ended), EndReason.KICKED);
        }
        try (SessionFramework after = framework(database().pool(), () -> START.plus(Duration.ofMinutes(1)))) {
            Session session = open(after, token).require(SessionType.USER_ACCOUNT);
            assertThat(session.user()).contains(user);
            assertThat(session.get(Entity.ACCOUNT).orElseThrow().string("role")).contains("user");
            assertThat(open(after, ended).rejection().orElseThrow().endReason()).contains(EndReason.KICKED);
        }
    }

    @Test
    @DisplayName("Session.update counts exactly right under contention: 16 threads x 1000 increments")
    default void contention() throws Exception {
        int threads = 16;
        int each = 1000;
        try (SessionFramework framework = framework(database().pool(), () -> START)) {
            SessionId id = id(signIn(framework, Records.newUser()));
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<?>> done = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    done.add(pool.submit(() -> {
                        start.await();
                        for (int i = 0; i < each; i++) {
                            framework.sessions().updateSessionData(id, COUNTER, n -> n.orElse(0) + 1);
                        }
                        return null;
                    }));
                }
                for (Future<?> one : done) {
                    one.get();
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(framework.sessions().getSessionData(id, COUNTER)).contains(threads * each);
        }
    }

    @Test
    @DisplayName("No column of any row holds a secret, in clear or in base64url or hex (ASVS 11.2.4)")
    default void noSecretAtRest() {
        try (SessionFramework framework = framework(database().pool(), () -> START)) {
            String token = signIn(framework, Records.newUser());
            read(framework, token);
            byte[] secret = SessionToken.parse(token).orElseThrow().secret().toBytes();
            List<String> rows = database().query("SELECT * FROM sessionkit_session", row -> {
                StringBuilder all = new StringBuilder();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    byte[] bytes = row.getObject(column) instanceof byte[] raw
                            ? raw
                            : String.valueOf(row.getString(column)).getBytes(StandardCharsets.UTF_8);
                    all.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
                }
                return all.toString();
            });
            String dump = String.join("\n", rows);
            String hash = latin1(
                    SessionToken.parse(token).orElseThrow().secret().hash().toBytes());

            assertThat(dump).as("the dump sees binary columns").contains(hash);
            assertThat(dump)
                    .doesNotContain(latin1(secret))
                    .doesNotContain(token.substring(23))
                    .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret));
        }
    }

    @Test
    @DisplayName(
            "Ending all of a user's sessions ends them all, and nobody else's; a late write does not bring one back")
    default void endAll() {
        try (SessionFramework framework = framework(database().pool(), () -> START)) {
            UserId user = Records.newUser();
            String kept = signIn(framework, user);
            String kicked = signIn(framework, user);
            String stranger = signIn(framework, Records.newUser());
            SessionContext late = open(framework, kicked);
            late.require(SessionType.VALID_SESSION).set(COUNTER, 1);

            assertThat(framework.registry().endAll(user, EndReason.KICKED, Optional.of(id(kept))))
                    .isEqualTo(1);

            assertThat(org.assertj.core.api.Assertions.catchThrowable(late::commit))
                    .isInstanceOf(dev.sessionkit.api.SessionRequiredException.class);
            assertThat(open(framework, kicked).session()).isEmpty();
            assertThat(open(framework, kept).session()).isPresent();
            assertThat(open(framework, stranger).session()).isPresent();
        }
    }

    private SessionFramework framework(DataSource dataSource, InstantSource clock) {
        return framework(dataSource, clock, "");
    }

    private SessionFramework withNearCache(DataSource dataSource, InstantSource clock) {
        return framework(dataSource, clock, ", \"MaxStaleness\": \"PT2S\"");
    }

    private SessionFramework framework(DataSource dataSource, InstantSource clock, String more) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "JdbcSessionStore"}},
                         "Sessions": {"SweepInterval": "P1D"%s}}""".formatted(more))
                .environment(Map.of())
                .hostObject(DataSource.class, dataSource)
                .clock(clock)
                .build();
    }

    private static SessionContext open(SessionFramework framework, String token) {
        return framework.open(
                SessionRequest.of(Map.of("x-session-id", List.of(token))),
                SessionResponse.of((n, v) -> {}, (n, v) -> {}));
    }

    private static void read(SessionFramework framework, String token) {
        SessionContext context = open(framework, token);
        context.require(SessionType.VALID_SESSION);
        context.commit();
    }

    private static String signIn(SessionFramework framework, UserId user) {
        Map<String, String> sent = new TreeMap<>();
        SessionContext context = framework.open(
                SessionRequest.of(Map.of()),
                SessionResponse.of(
                        (name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value), (name, value) -> {}));
        context.newSession(NewSession.of(user, "TEST"))
                .set(Entity.ACCOUNT, new Entity(user.value(), Map.of("role", EntityMetadata.of("user"))));
        context.commit();
        return sent.get("x-session-id");
    }

    private static SessionId id(String token) {
        return SessionToken.parse(token).orElseThrow().id();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Stands until it is set. */
    final class MovingClock implements InstantSource {

        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }
    }
}
