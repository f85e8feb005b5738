package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SessionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Our own contender: a framework as a host has it, and clients that hold its tokens. */
final class Sessionkit implements AutoCloseable {

    /** A read inside the touch interval writes nothing; runs are shorter than this one. */
    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": "%s" },
              "Catena": { "SessionStore": { "SessionProvider": "%s" } },
              "Sessions": { "IdleTimeout": "PT2H", "TouchInterval": "PT1H"%s }
            }""";

    private static final String NEAR_CACHE = ", \"MaxStaleness\": \"PT5M\"";

    private final SessionFramework framework;
    private final List<String> tokens;

    private Sessionkit(SessionFramework framework, List<String> tokens) {
        this.framework = framework;
        this.tokens = tokens;
    }

    /** A framework in which as many sessions live as {@link Population} says. */
    static Sessionkit open(String resolver, String store, Optional<DataSource> database) {
        return open(SETTINGS.formatted(resolver, store, ""), database);
    }

    /** The same over PostgreSQL, with a near cache that outlasts a run. */
    static Sessionkit openWithNearCache(DataSource database) {
        return open(SETTINGS.formatted("HeaderSessionResolver", "JdbcSessionStore", NEAR_CACHE), Optional.of(database));
    }

    private static Sessionkit open(String settings, Optional<DataSource> database) {
        SessionFramework.Builder builder = SessionFramework.builder().settings(settings);
        database.ifPresent(dataSource -> builder.hostObject(DataSource.class, dataSource));
        SessionFramework framework = builder.build();
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < Population.SESSIONS; i++) {
            String user = Population.user(i);
            var issued = framework.sessions().newSession(NewSession.of(new UserId(user), "PASSWORD"));
            framework.sessions().setSessionData(issued.session().id(), Basket.KEY, Basket.of(user));
            tokens.add(issued.token().orElseThrow().reveal());
        }
        return new Sessionkit(framework, tokens);
    }

    SessionFramework framework() {
        return framework;
    }

    /** What the clients hold, session by session. */
    List<String> tokens() {
        return tokens;
    }

    /** A request that finds its session, reads one attribute and commits. */
    Operation read(int lane, Function<String, SessionRequest> carrier) {
        SessionRequest[] requests = tokens.stream().map(carrier).toArray(SessionRequest[]::new);
        Turn turn = new Turn(lane);
        return () -> {
            SessionContext context = framework.open(requests[turn.next()], Headers.NOWHERE);
            Session session = context.require(SessionType.VALID_SESSION);
            Basket basket = session.get(Basket.KEY).orElseThrow();
            context.commit();
            return basket;
        };
    }

    /** The same where every session has been read before. */
    Operation readAgain(int lane) {
        Operation read = read(lane, Headers::header);
        boolean[] warm = new boolean[1];
        return () -> {
            if (!warm[0]) {
                warm[0] = true;
                for (int i = 0; i < tokens.size(); i++) {
                    read.run();
                }
            }
            return read.run();
        };
    }

    /** A request that also changes the attribute. */
    Operation change(int lane) {
        SessionRequest[] requests = tokens.stream().map(Headers::header).toArray(SessionRequest[]::new);
        Turn turn = new Turn(lane);
        return () -> {
            SessionContext context = framework.open(requests[turn.next()], Headers.NOWHERE);
            Session session = context.require(SessionType.VALID_SESSION);
            Basket basket = session.get(Basket.KEY).orElseThrow().plusOne();
            session.set(Basket.KEY, basket);
            context.commit();
            return basket;
        };
    }

    /** A request that makes a session with one attribute. */
    Operation create(int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            String user = Population.newcomer(turn.next());
            SessionContext context = framework.open(Headers.NONE, Headers.NOWHERE);
            Session session = context.newSession(NewSession.of(new UserId(user), "PASSWORD"));
            session.set(Basket.KEY, Basket.of(user));
            context.commit();
            return session;
        };
    }

    /** A user's ten sessions. */
    Operation list(int lane) {
        SessionRegistry registry = framework.registry();
        Turn turn = new Turn(lane);
        return () -> registry.list(new UserId(Population.user(turn.next())), Population.SESSIONS_PER_USER);
    }

    @Override
    public void close() {
        framework.close();
    }
}
