package com.example.outside;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Signs somebody in, finds the session again and ends it: first with this host's own resolver and store, then with
 * Sessionkit's, in a database. Says what it did, and ends with an exception where something is not as it should be.
 */
public final class OutsideHost {

    private static final UserId ADA = new UserId("ada");
    private static final SessionKey<Basket> BASKET = SessionKey.of("basket", Basket.class);

    private OutsideHost() {}

    /**
     * Runs once.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        ConcurrentMap<String, String> sessions = new ConcurrentHashMap<>();
        Grid grid = name -> name.equals("sessions") ? sessions : new ConcurrentHashMap<>();
        try (SessionFramework framework = SessionFramework.builder()
                .settings(Path.of("own-components.json"))
                .hostObject(Grid.class, grid)
                .build()) {
            System.out.println("own components: TicketResolver and GridSessionStore");
            Client client = new Client("x-ticket");
            SessionId session = signIn(framework, client);
            same("keys in the grid", Set.of(session.toString()), sessions.keySet());
            readBack(framework, client);
            kick(framework, client, session);
        }
        System.out.println("a database: HeaderSessionResolver and JdbcSessionStore");
        Client client = new Client("x-session-id");
        SessionId session;
        try (SessionFramework framework = SessionFramework.load(Path.of("database.json"))) {
            session = signIn(framework, client);
            readBack(framework, client);
        }
        System.out.println("the host stops and starts again");
        try (SessionFramework framework = SessionFramework.load(Path.of("database.json"))) {
            readBack(framework, client);
            kick(framework, client, session);
        }
    }

    private static SessionId signIn(SessionFramework framework, Client client) {
        SessionContext context = client.callOn(framework);
        same("session before", Optional.empty(), context.session().map(Session::id));
        Session session = context.newSession(NewSession.of(ADA, "PASSWORD"));
        session.set(BASKET, new Basket(List.of("tea", "milk")));
        context.commit();
        System.out.println("signed in " + ADA + " with " + session.get(BASKET).orElseThrow());
        return session.id();
    }

    private static void readBack(SessionFramework framework, Client client) {
        SessionContext context = client.callOn(framework);
        Session session = context.require(SessionType.VALID_SESSION);
        same("user", Optional.of(ADA), session.user());
        same("basket", Optional.of(new Basket(List.of("tea", "milk"))), session.get(BASKET));
        context.commit();
        System.out.println("found " + ADA + " with " + session.get(BASKET).orElseThrow());
    }

    private static void kick(SessionFramework framework, Client client, SessionId session) {
        same("kicked", true, framework.sessions().end(session, EndReason.KICKED));
        SessionContext context = client.callOn(framework);
        same("session after", Optional.empty(), context.session().map(Session::id));
        String why = context.rejection().orElseThrow().toString();
        context.commit();
        System.out.println("kicked " + ADA + ", whose request now gets: " + why);
    }

    private static void same(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(what + ": expected " + expected + ", not " + actual);
        }
    }
}
