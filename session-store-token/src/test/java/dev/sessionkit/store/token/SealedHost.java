package dev.sessionkit.store.token;

import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.StoppedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A framework with both settings pointed at {@link SealedSessionStore}, and a browser with one cookie. */
final class SealedHost implements AutoCloseable {

    static final String COOKIE = "__Host-session";
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String OTHER_KEY = "HxwdGhsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

    final StoppedClock clock = new StoppedClock(Issuer.NOON);
    final List<SessionEvent> events = new ArrayList<>();
    final SessionFramework framework;
    final Client browser = Client.ofCookie(COOKIE);
    Optional<String> held = Optional.empty();
    Answer answer = new Answer();

    private SealedHost(String section, String sessions, Map<String, SessionStoreAccessor> stores) {
        SessionFramework.Builder builder = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "SealedSessionStore"},
                         "Catena": {"SessionStore": {"SessionProvider": "SealedSessionStore"}},
                         "Sessions": %s,
                         "SealedSessionStore": %s}""".formatted(sessions, section))
                .environment(Map.of("SESSION_KEY", KEY, "OTHER_KEY", OTHER_KEY))
                .clock(clock)
                .listener(events::add);
        stores.forEach(builder::store);
        framework = builder.build();
    }

    static SealedHost started() {
        return started("{\"Application\": \"shop\", \"Keys\": \"${env:SESSION_KEY}\"}");
    }

    static SealedHost started(String section) {
        return started(section, "{}", Map.of());
    }

    static SealedHost started(String section, String sessions, Map<String, SessionStoreAccessor> stores) {
        return new SealedHost(section, sessions, stores);
    }

    SessionRequest carried() {
        return held.map(browser::carrying).orElseGet(browser::carrying);
    }

    SessionContext request() {
        answer = new Answer();
        return framework.open(carried(), answer);
    }

    /** Commits, and lets the browser take what it is sent. */
    void commit(SessionContext context) {
        context.commit();
        held = browser.holdsAfter(answer, held);
    }

    /** The same browser comes to another host. */
    void comesFrom(SealedHost other) {
        held = other.held;
    }

    @Override
    public void close() {
        framework.close();
    }
}
