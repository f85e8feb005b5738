package dev.sessionkit.core;

import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One of several frameworks on the same records. */
final class Node implements AutoCloseable {

    static final UserId ANNE = new UserId("anne");

    final SharedStore store;
    final TestClock clock = new TestClock();
    final AtomicLong ticks = new AtomicLong();
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    final SessionFramework framework;

    /** With the given {@code Sessions} section. */
    Node(Map<SessionId, SessionRecord> records, String sessions) {
        store = new SharedStore(records);
        framework = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Plain"},
                         "Catena": {"SessionStore": {"SessionProvider": "Shared"}},
                         "Sessions": %s}""".formatted(sessions))
                .environment(Map.of())
                .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                .store("Shared", store)
                .clock(clock)
                .ticker(ticks::get)
                .listener(events::add)
                .build();
    }

    /** Signs in and returns what the client got. */
    String signIn() {
        TestResponse response = new TestResponse();
        SessionContext context = open(response);
        context.newSession(NewSession.of(ANNE, "TEST"));
        context.commit();
        store.reads.set(0);
        return response.one(PlainResolver.HEADER);
    }

    SessionContext open(TestResponse response, String... tokens) {
        return framework.open(SessionRequest.of(Map.of(PlainResolver.HEADER, List.of(tokens))), response);
    }

    SessionContext open(String token) {
        return open(new TestResponse(), token);
    }

    /** What a request that only reads finds. */
    Optional<Session> read(String token) {
        SessionContext context = open(token);
        Optional<Session> session = context.session();
        context.commit();
        return session;
    }

    /** What a request that only reads is sent, if anything; it is served. */
    Optional<String> sentTo(String token) {
        TestResponse response = new TestResponse();
        SessionContext context = open(response, token);
        context.require(SessionType.VALID_SESSION);
        context.commit();
        return response.all(PlainResolver.HEADER).stream().findFirst();
    }

    /** How often a secret was renewed since last asked. */
    int takeRenewals() {
        List<SessionEvent> told = List.copyOf(events);
        events.clear();
        return (int)
                told.stream().filter(SessionEvent.Renewed.class::isInstance).count();
    }

    /** How often the store was written since last asked. */
    int takeWrites() {
        return store.writes.getAndSet(0);
    }

    /** How often the store was read since last asked. */
    int takeReads() {
        return store.reads.getAndSet(0);
    }

    static SessionId id(String token) {
        return SessionToken.parse(token).orElseThrow().id();
    }

    @Override
    public void close() {
        framework.close();
    }
}
