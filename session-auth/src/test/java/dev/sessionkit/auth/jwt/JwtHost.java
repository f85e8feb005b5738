package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A framework on memory with an {@link AccessTokenResolver}, and short ways to issue tokens and to make requests with them. */
final class JwtHost implements AutoCloseable {

    static final String ISSUER = "https://party.example.com";
    static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
    static final UserId ANNE = new UserId("7");
    static final SessionId ID = SessionId.create(NOON, new Random(7));
    static final Duration LIFE = Duration.ofMinutes(15);

    final StoppedClock clock = new StoppedClock(NOON);
    final List<SessionEvent> events = new ArrayList<>();
    final SessionFramework framework;
    final AccessTokenResolver resolver;
    final TokenIssuer issuer;
    final Answer answer = new Answer();

    private final ListAppender<ILoggingEvent> mistakes = new ListAppender<>();

    private JwtHost(List<String> resolvers, Map<String, Object> section) {
        framework = SessionFramework.builder()
                .settings(JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "Authentication", Map.of("SessionResolver", resolvers),
                                "Catena", Map.of("SessionStore", Map.of("SessionProvider", "MemorySessionStore")),
                                "AccessTokenResolver", section)))
                .environment(Map.of())
                .clock(clock)
                .listener(events::add)
                .build();
        resolver = framework.component(AccessTokenResolver.class, "AccessTokenResolver");
        issuer = resolver.issuer();
        mistakes.start();
        core().addAppender(mistakes);
    }

    private static Logger core() {
        return (Logger) LoggerFactory.getLogger("dev.sessionkit.core");
    }

    static JwtHost started() {
        return started("{}");
    }

    /** With further keys of its section, which take the place of the usual ones. */
    static JwtHost started(String more) {
        return started(more, List.of(TestKeys.signing("ES256", "first")));
    }

    /** With these keys, of which the first signs. */
    static JwtHost started(String more, List<Map<String, String>> keys) {
        return new JwtHost(List.of("AccessTokenResolver"), section(more, keys));
    }

    static JwtHost withResolvers(String... names) {
        return new JwtHost(List.of(names), section("{}", List.of(TestKeys.signing("ES256", "first"))));
    }

    private static Map<String, Object> section(String more, List<Map<String, String>> keys) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("Issuer", ISSUER);
        section.put("Keys", keys);
        JsonMapper.shared().readTree(more).properties().forEach(each -> section.put(each.getKey(), each.getValue()));
        return section;
    }

    /** What {@link #ID}'s token says from now on. */
    AccessTokenClaims claims() {
        return AccessTokenClaims.of(ID, ANNE, clock.instant(), clock.instant().plus(LIFE), clock.instant());
    }

    String accessToken() {
        return issuer.accessToken(claims());
    }

    static SessionToken credential() {
        byte[] secret = new byte[SessionSecret.RENEWABLE_BYTES];
        new Random(3).nextBytes(secret);
        return new SessionToken(ID, SessionSecret.ofBytes(secret));
    }

    String refreshToken() {
        return issuer.refreshToken(
                credential(), ANNE, clock.instant(), clock.instant().plus(Duration.ofDays(7)));
    }

    /** Stores Anne's session, opened by the word of these resolvers. */
    SessionRecord store(String... vouchers) {
        SessionState state = SessionState.begin(
                        clock.instant(),
                        Optional.empty(),
                        Optional.of(clock.instant().plus(Duration.ofDays(7))),
                        List.of())
                .withVouchers(List.of(vouchers));
        SessionRecord session = framework.records().first(ID, Optional.of(ANNE), state, SessionData.empty());
        assertThat(framework.records().create(session)).isTrue();
        return session;
    }

    static SessionRequest bearer(String token) {
        return SessionRequest.of(Map.of("Authorization", List.of("Bearer " + token)));
    }

    SessionContext open(String token) {
        return framework.open(bearer(token), answer);
    }

    /** Why a token opens nothing; empty where it opens a session. */
    Optional<RejectReason> rejection(String token) {
        return open(token).rejection().map(Rejection::reason);
    }

    /** Core makes a refusal of whatever a resolver throws, and says so in the log: a test that saw none of it would be blind. */
    @Override
    public void close() {
        framework.close();
        core().detachAppender(mistakes);
        assertThat(mistakes.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .as("what was thrown out of the resolver")
                .isEmpty();
    }
}
