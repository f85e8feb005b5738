package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.StoppedClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A framework with both settings pointed at {@link TokenSessionStore}, and short ways to make requests of it. */
final class TokenHost implements AutoCloseable {

    final StoppedClock clock = new StoppedClock(Issuer.NOON);
    final List<SessionEvent> events = new ArrayList<>();
    final SessionFramework framework;
    Answer answer = new Answer();

    private final ListAppender<ILoggingEvent> mistakes = new ListAppender<>();

    private TokenHost(String settings, Map<String, SessionStoreAccessor> stores) {
        SessionFramework.Builder builder = SessionFramework.builder()
                .settings(settings)
                .environment(Map.of("TOKEN_SECRET", Issuer.SECRET))
                .clock(clock)
                .listener(events::add);
        stores.forEach(builder::store);
        framework = builder.build();
        mistakes.start();
        ((Logger) LoggerFactory.getLogger("dev.sessionkit.core.Resolving")).addAppender(mistakes);
    }

    static TokenHost started() {
        return started("{}");
    }

    /** With further keys of its section, which take the place of the usual ones. */
    static TokenHost started(String more) {
        return started(more, Map.of());
    }

    static TokenHost started(String more, Map<String, SessionStoreAccessor> stores) {
        return new TokenHost(settings(section(more)), stores);
    }

    private static Map<String, Object> section(String more) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("Issuer", Issuer.NAME);
        section.put("Audience", Issuer.AUDIENCE);
        section.put("Algorithms", "RS256");
        section.put("Keys", List.of(Map.of("Algorithm", "RS256", "Pem", Issuer.pem())));
        JsonMapper.shared().readTree(more).properties().forEach(each -> section.put(each.getKey(), each.getValue()));
        return section;
    }

    static String settings(Map<String, Object> section) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "Authentication", Map.of("SessionResolver", "TokenSessionStore"),
                        "Catena", Map.of("SessionStore", Map.of("SessionProvider", "TokenSessionStore")),
                        "TokenSessionStore", section));
    }

    SessionContext bearer(String token) {
        return request("Authorization", "Bearer " + token);
    }

    SessionContext request(String header, String... lines) {
        answer = new Answer();
        return framework.open(SessionRequest.of(Map.of(header, List.of(lines))), answer);
    }

    /** Why a token opens nothing; empty where it opens a session. */
    Optional<RejectReason> rejection(String token) {
        return bearer(token).rejection().map(Rejection::reason);
    }

    /** Core makes a refusal of whatever a resolver throws, and says so in the log: a test that saw none of it would be blind. */
    @Override
    public void close() {
        framework.close();
        ((Logger) LoggerFactory.getLogger("dev.sessionkit.core.Resolving")).detachAppender(mistakes);
        assertThat(mistakes.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .as("what was thrown out of the resolver")
                .isEmpty();
    }
}
