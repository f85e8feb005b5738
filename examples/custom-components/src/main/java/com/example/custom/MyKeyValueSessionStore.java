package com.example.custom;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps sessions in the host's {@link KeyValueMap}, each under {@code session/} and its id. A map that can compare and set is
 * all it takes to write, because every change is one conditional write of one record.
 *
 * <p>It does not list a user's sessions: that takes an index, a second key that no one write changes together with the
 * first. Thread-safe once configured.
 */
@AutoService(SessionStoreAccessor.class)
public final class MyKeyValueSessionStore implements SessionStore, ExpiredSessions, Configurable<NoSettings> {

    private static final String PREFIX = "session/";

    private KeyValueMap map;

    @Override
    public void configure(NoSettings none, ComponentContext context) {
        map = context.hostObject(KeyValueMap.class)
                .orElseThrow(() -> new IllegalStateException("there is no KeyValueMap: hand one over with"
                        + " SessionFramework.builder().hostObject(KeyValueMap.class, map)"));
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return asking(() -> map.get(key(id))).map(bytes -> StoredForm.read(id, bytes));
    }

    @Override
    public boolean create(SessionRecord session) {
        byte[] bytes = StoredForm.write(session);
        return asking(() -> map.putIfAbsent(key(session.id()), bytes));
    }

    /** Whatever was written since has another revision, so bytes that are equal are the record that was read. */
    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        current.requireReplaceableBy(next);
        byte[] bytes = StoredForm.write(next);
        String key = key(current.id());
        return asking(() -> map.get(key)
                .filter(stored -> StoredForm.revision(stored) == current.revision())
                .map(stored -> map.replace(key, stored, bytes))
                .orElse(false));
    }

    @Override
    public boolean delete(SessionId id) {
        String key = key(id);
        return asking(() -> {
            Optional<byte[]> stored = map.get(key);
            while (stored.isPresent()) {
                if (map.remove(key, stored.get())) {
                    return true;
                }
                stored = map.get(key); // changed meanwhile
            }
            return false;
        });
    }

    @Override
    public int deleteExpired(Instant purgeBefore, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + limit);
        }
        Objects.requireNonNull(purgeBefore, "purgeBefore");
        return asking(() -> {
            int deleted = 0;
            for (String key : map.keys()) {
                if (deleted == limit) {
                    break;
                }
                deleted += key.startsWith(PREFIX) && deleteExpired(key, purgeBefore) ? 1 : 0;
            }
            return deleted;
        });
    }

    private boolean deleteExpired(String key, Instant before) {
        return map.get(key)
                .filter(stored -> StoredForm.isPast(stored, before))
                .map(stored -> map.remove(key, stored))
                .orElse(false);
    }

    private static String key(SessionId id) {
        return PREFIX + id.toString(); // of null, no key
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (UncheckedIOException e) {
            throw new SessionStoreException("the key-value map cannot be reached", e);
        }
    }
}
