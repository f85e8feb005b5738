package com.example.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStore;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/** Keeps sessions in a map of the host's {@link Grid}, as five lines of text each. Thread-safe. */
public final class GridSessionStore implements SessionStore, Configurable<GridSettings> {
    private ConcurrentMap<String, String> sessions;

    @Override
    public void configure(GridSettings settings, ComponentContext context) {
        Grid grid = context.hostObject(Grid.class).orElseThrow(() -> new IllegalStateException("the host has no Grid"));
        sessions = grid.map(settings.map());
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id.toString())).map(text -> read(id, text));
    }

    @Override
    public boolean create(SessionRecord session) {
        return sessions.putIfAbsent(session.id().toString(), write(session)) == null;
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        if (!next.id().equals(current.id()) || next.revision() == current.revision()) {
            throw new IllegalArgumentException("a session is replaced by one of the same id and another revision");
        }
        return sessions.replace(current.id().toString(), write(current), write(next));
    }

    @Override
    public boolean delete(SessionId id) {
        return sessions.remove(id.toString()) != null;
    }

    private static String write(SessionRecord session) {
        String user = session.user().map(UserId::value).orElse("");
        String state = HexFormat.of().formatHex(session.state().toBytes());
        String data = new String(session.data().json(), UTF_8);
        return session.revision() + "\n" + user + "\n" + session.purgeAfter() + "\n" + state + "\n" + data;
    }

    private static SessionRecord read(SessionId id, String text) {
        String[] line = text.split("\n", 5);
        Optional<UserId> user = line[1].isEmpty() ? Optional.empty() : Optional.of(new UserId(line[1]));
        SessionState state = SessionState.ofBytes(HexFormat.of().parseHex(line[3]));
        SessionData data = SessionData.ofJson(line[4].getBytes(UTF_8));
        return new SessionRecord(id, Long.parseLong(line[0]), user, Instant.parse(line[2]), state, data);
    }
}
