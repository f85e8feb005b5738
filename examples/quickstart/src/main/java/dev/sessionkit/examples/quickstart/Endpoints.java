package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.Sessions;
import java.io.IOException;
import java.util.Map;

/** What this host does with sessions: the part to read. Thread-safe. */
final class Endpoints {

    private static final SessionKey<Long> COUNTER = SessionKey.of("counter", Long.class);
    private static final int LONGEST_NAME = 64;

    private final Sessions sessions;

    Endpoints(Sessions sessions) {
        this.sessions = sessions;
    }

    /** All of them, by path and then by method. */
    Map<String, Map<String, Endpoint>> byPath() {
        return Map.of(
                "/", Map.of("GET", this::page),
                "/sign-in", Map.of("POST", this::signIn),
                "/whoami", Map.of("GET", this::whoAmI),
                "/counter", Map.of("POST", this::count),
                "/sign-out", Map.of("POST", this::signOut),
                "/style.css", Map.of("GET", (exchange, context) -> Assets.STYLE),
                "/icon.svg", Map.of("GET", (exchange, context) -> Assets.ICON));
    }

    private Answer page(HttpExchange exchange, SessionContext context) {
        return Answer.html(
                200,
                context.session()
                        .map(session ->
                                Page.signedIn(session, session.get(COUNTER).orElse(0L)))
                        .orElseGet(() -> Page.signedOut(context.rejection())));
    }

    private Answer signIn(HttpExchange exchange, SessionContext context) throws IOException {
        String name = Form.read(exchange).field("name").strip();
        Session session = context.newSession(NewSession.of(user(name), "NAME"));
        session.set(
                Entity.ACCOUNT,
                new Entity(name, Map.of("name", EntityMetadata.of(name), "role", EntityMetadata.of("user"))));
        return done(exchange, Map.of("name", name));
    }

    private Answer whoAmI(HttpExchange exchange, SessionContext context) {
        Session session = context.require(SessionType.USER_ACCOUNT);
        Entity account = session.get(Entity.ACCOUNT).orElseThrow(); // a USER_ACCOUNT has one
        return Answer.json(200, Map.of("name", account.string("name").orElse(account.id())));
    }

    private Answer count(HttpExchange exchange, SessionContext context) throws IOException {
        Form.read(exchange);
        Session session = context.require(SessionType.USER_ACCOUNT);
        long counter = session.update(COUNTER, before -> before.orElse(0L) + 1);
        return done(exchange, Map.of("counter", counter));
    }

    private Answer signOut(HttpExchange exchange, SessionContext context) throws IOException {
        Form.read(exchange);
        return done(exchange, Map.of("signedOut", sessions.invalidateSession(context)));
    }

    /** People go back to the page, programs get the result. */
    private static Answer done(HttpExchange exchange, Map<String, ?> result) {
        return Accept.html(exchange) ? Answer.seeOther("/") : Answer.json(200, result);
    }

    private static UserId user(String name) {
        if (name.length() > LONGEST_NAME) {
            throw noName();
        }
        try {
            return new UserId(name);
        } catch (IllegalArgumentException e) {
            throw noName();
        }
    }

    private static RefusedException noName() {
        return new RefusedException(400, "a name has 1 to " + LONGEST_NAME + " characters, all of them printable");
    }
}
