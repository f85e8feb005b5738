package dev.sessionkit.core;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A framework on a {@link ProbedStore} with a {@link TestClock}, and short ways to make requests of it. */
final class Fixture implements AutoCloseable {

    static final SessionKey<String> COLOUR = SessionKey.of("colour", String.class);
    static final SessionKey<String> SIZE = SessionKey.of("size", String.class);
    static final SessionKey<Integer> COUNTER = SessionKey.of("counter", Integer.class);
    static final UserId ANNE = new UserId("anne");

    final ProbedStore store = new ProbedStore();
    final TestClock clock = new TestClock();
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    final SessionFramework framework;
    TestResponse response = new TestResponse();

    Fixture() {
        this("{}");
    }

    Fixture(String sessions) {
        this(sessions, SessionFramework.builder());
    }

    /** With the given {@code Sessions} section and builder. */
    Fixture(String sessions, SessionFramework.Builder builder) {
        framework = builder.settings("""
                        {"Authentication": {"SessionResolver": "Plain"},
                         "Catena": {"SessionStore": {"SessionProvider": "Probed"}},
                         "Sessions": %s}""".formatted(sessions))
                .environment(Map.of())
                .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                .store("Probed", store)
                .clock(clock)
                .listener(events::add)
                .build();
    }

    /** A request with these tokens, and a fresh response. */
    SessionContext request(String... tokens) {
        response = new TestResponse();
        return framework.open(SessionRequest.of(Map.of(PlainResolver.HEADER, List.of(tokens))), response);
    }

    /** Signs in and returns the token that the client got. */
    String signIn(UserId user, String role) {
        SessionContext context = request();
        Session session = context.newSession(NewSession.of(user, "TEST"));
        session.set(Entity.ACCOUNT, new Entity(user.value(), Map.of("role", EntityMetadata.of(role))));
        context.commit();
        store.takeCalls();
        return response.one(PlainResolver.HEADER);
    }

    String signIn() {
        return signIn(ANNE, "user");
    }

    /** What the store holds for a token. */
    SessionRecord stored(String token) {
        return store.records.get(SessionToken.parse(token).orElseThrow().id());
    }

    @Override
    public void close() {
        framework.close();
    }
}
