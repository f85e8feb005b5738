package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.browserRequest;
import static dev.sessionkit.resolver.header.Given.emptyRequest;
import static dev.sessionkit.resolver.header.Given.request;
import static dev.sessionkit.resolver.header.Given.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SettingsException;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.tck.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resolvers in a framework that chose them by name in its settings. */
class WithCoreTest {

    private static final String ALL_CARRIERS = """
            {
              "Authentication": {
                "SessionResolver": ["CookieSessionResolver", "HeaderSessionResolver", "BearerSessionResolver"]
              },
              "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } }
            }
            """;

    /** A store that must not be asked. */
    private static final SessionStoreAccessor UNTOUCHED = id -> {
        throw new AssertionError("the store was asked for " + id);
    };

    private final List<SessionEvent> events = new ArrayList<>();

    private SessionFramework started(String settings) {
        return SessionFramework.builder()
                .settings(settings)
                .environment(Map.of())
                .listener(events::add)
                .store("Untouched", UNTOUCHED)
                .build();
    }

    private static SessionId signedIn(SessionFramework framework, SessionRequest request, Answer answer) {
        SessionContext context = framework.open(request, answer);
        Session session = context.newSession(NewSession.anonymous());
        context.commit();
        return session.id();
    }

    private static Optional<SessionId> found(SessionFramework framework, SessionRequest request) {
        return framework.open(request, new Answer()).session().map(Session::id);
    }

    private static String cookie(Answer answer) {
        String line = answer.headers("Set-Cookie").get(0);
        return line.substring(0, line.indexOf(';'));
    }

    private List<RejectReason> rejections() {
        return events.stream()
                .filter(event -> event instanceof SessionEvent.Rejected)
                .map(event -> ((SessionEvent.Rejected) event).reason())
                .toList();
    }

    @Test
    void sessionIsFoundByEachCarrier() {
        try (SessionFramework framework = started(ALL_CARRIERS)) {
            Answer answer = new Answer();
            SessionId id = signedIn(framework, emptyRequest(), answer);
            String token = answer.headers("x-session-id").get(0);
            assertThat(found(framework, request("Cookie", "a=b; " + cookie(answer))))
                    .contains(id);
            assertThat(found(framework, request("x-session-id", token))).contains(id);
            assertThat(found(framework, request("Authorization", "Bearer " + token)))
                    .contains(id);
            assertThat(found(framework, emptyRequest())).isEmpty();
            assertThat(rejections()).isEmpty();
        }
    }

    @Test
    void browserIsToldByTheCookieAlone() {
        try (SessionFramework framework = started(ALL_CARRIERS)) {
            Answer answer = new Answer();
            signedIn(framework, browserRequest(), answer);
            assertThat(answer.headers("Set-Cookie")).hasSize(1);
            assertThat(answer.headers("x-session-id")).isEmpty();
        }
    }

    @Test
    void endOfTheSessionIsToldInEveryCarrier() {
        try (SessionFramework framework = started(ALL_CARRIERS)) {
            Answer signIn = new Answer();
            signedIn(framework, emptyRequest(), signIn);
            Answer signOut = new Answer();
            SessionRequest request = request("Cookie", cookie(signIn));
            SessionContext context = framework.open(request, signOut);
            context.session().orElseThrow().end(EndReason.LOGOUT);
            context.commit();
            assertThat(signOut.headers("Set-Cookie")).singleElement().asString().contains("Max-Age=0");
            assertThat(signOut.headers("x-session-id")).containsExactly("-");
            assertThat(found(framework, request)).isEmpty();
            assertThat(rejections()).containsExactly(RejectReason.ENDED);
        }
    }

    @Test
    void oneValidCookieAmongThreeCounts() {
        try (SessionFramework framework = started(ALL_CARRIERS)) {
            Answer answer = new Answer();
            SessionId id = signedIn(framework, emptyRequest(), answer);
            String planted = "__Host-session=" + token(1).reveal() + "; __Host-session=x; ";
            assertThat(found(framework, request("Cookie", planted + cookie(answer))))
                    .contains(id);
        }
    }

    @Test
    void twoCookiesOfDifferentValidSessionsAreAbsentWithAnEvent() {
        try (SessionFramework framework = started(ALL_CARRIERS)) {
            Answer mine = new Answer();
            Answer planted = new Answer();
            signedIn(framework, emptyRequest(), mine);
            signedIn(framework, emptyRequest(), planted);
            assertThat(found(framework, request("Cookie", cookie(planted) + "; " + cookie(mine))))
                    .isEmpty();
            assertThat(rejections()).containsExactly(RejectReason.AMBIGUOUS);
        }
    }

    @Test
    void moreThanThreeCookiesAreAbsentWithoutALookUp() {
        try (SessionFramework framework = started(ALL_CARRIERS.replace("MemorySessionStore", "Untouched"))) {
            String four = ("__Host-session=" + token(1).reveal() + "; ").repeat(4);
            assertThat(found(framework, request("Cookie", four))).isEmpty();
            assertThat(rejections()).containsExactly(RejectReason.AMBIGUOUS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie: __Host-session=x", "x-session-id: x", "Authorization: Bearer x"})
    void whatIsNoTokenCostsNoLookUp(String header) {
        try (SessionFramework framework = started(ALL_CARRIERS.replace("MemorySessionStore", "Untouched"))) {
            String[] parts = header.split(": ", 2);
            assertThat(found(framework, request(parts[0], parts[1]))).isEmpty();
            assertThat(rejections()).containsExactly(RejectReason.MALFORMED);
        }
    }

    @Test
    void twoOfAKindHaveASectionEach() {
        try (SessionFramework framework = started("""
                {
                  "Authentication": { "SessionResolver": ["HeaderSessionResolver#qt", "HeaderSessionResolver"] },
                  "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } },
                  "HeaderSessionResolver#qt": { "header": "x-qt-auth" }
                }
                """)) {
            Answer answer = new Answer();
            SessionId id = signedIn(framework, emptyRequest(), answer);
            assertThat(answer.headers("x-qt-auth")).isEqualTo(answer.headers("x-session-id"));
            assertThat(found(
                            framework,
                            request("x-qt-auth", answer.headers("x-qt-auth").get(0))))
                    .contains(id);
        }
    }

    @Test
    void impossibleSettingsStopTheHostWithTheirPathAndRule() {
        String settings = ALL_CARRIERS.replaceFirst("\\{", """
                {
                  "CookieSessionResolver": { "Secure": false, "SameSite": "None" },
                  "HeaderSessionResolver": { "Header": "Cookie" },
                """);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> started(settings).close())
                .withMessageContaining("CookieSessionResolver: Name is __Host-session, whose prefix needs Secure")
                .withMessageContaining("SameSite NONE needs Secure")
                .withMessageContaining("HeaderSessionResolver: Header is Cookie: for a cookie, choose");
    }
}
