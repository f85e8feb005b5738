package dev.sessionkit.core.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.spi.UserSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions in this process and nowhere else: <strong>they do not survive a restart</strong>, and other nodes do not
 * see them. For development, tests and hosts of one node whose users may sign in again after a restart.
 *
 * <p>It is bounded. Where more sessions are created than {@linkplain MemorySessionStoreSettings#maximumSessions() allowed},
 * seldom used ones are lost, new ones perhaps among them, and a warning says so. Records are shared with the callers, not copied. Thread-safe; a read is
 * one look-up in a cache and takes no lock, a write locks its own session alone.
 */
@AutoService(SessionStoreAccessor.class)
public final class MemorySessionStore
        implements SessionStore, UserSessions, ExpiredSessions, Configurable<MemorySessionStoreSettings> {

    final UserIndex users = new UserIndex();

    @SuppressWarnings("NullAway.Init") // configure comes first
    private LostSessions lost;

    @SuppressWarnings("NullAway.Init") // configure comes first
    private Cache<SessionId, SessionRecord> sessions;

    @Override
    public void configure(MemorySessionStoreSettings settings, ComponentContext context) {
        lost = new LostSessions(settings.maximumSessions(), context.clock());
        sessions = Caffeine.newBuilder()
                .maximumSize(settings.maximumSessions())
                .evictionListener(this::evicted)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return Optional.ofNullable(sessions.getIfPresent(id));
    }

    @Override
    public boolean create(SessionRecord session) {
        boolean[] created = new boolean[1];
        sessions.asMap().computeIfAbsent(session.id(), absent -> {
            users.add(session);
            created[0] = true;
            return session;
        });
        lost.tell();
        return created[0];
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        if (!current.id().equals(next.id()) || current.revision() == next.revision()) {
            throw new IllegalArgumentException("a session is replaced by one of the same id and another revision");
        }
        boolean[] replaced = new boolean[1];
        sessions.asMap().computeIfPresent(current.id(), (id, stored) -> {
            if (stored.revision() != current.revision()) {
                return stored;
            }
            users.move(stored, next);
            replaced[0] = true;
            return next;
        });
        return replaced[0];
    }

    @Override
    public boolean delete(SessionId id) {
        return removeIf(id, stored -> true);
    }

    @Override
    public List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit) {
        Objects.requireNonNull(user, "user");
        checkLimit(limit);
        List<SessionRecord> found = new ArrayList<>();
        for (SessionId id : users.idsOf(user, before)) {
            SessionRecord session = sessions.policy().getIfPresentQuietly(id); // being listed is not being used
            if (session != null && session.user().filter(user::equals).isPresent()) {
                found.add(session);
            }
            if (found.size() == limit) {
                break;
            }
        }
        return found;
    }

    @Override
    public int deleteExpired(Instant purgeBefore, int limit) {
        Objects.requireNonNull(purgeBefore, "purgeBefore");
        checkLimit(limit);
        Predicate<SessionRecord> expired = session -> session.purgeAfter().isBefore(purgeBefore);
        int deleted = 0;
        for (SessionRecord session : sessions.asMap().values()) {
            if (expired.test(session) && removeIf(session.id(), expired) && ++deleted == limit) {
                break;
            }
        }
        return deleted;
    }

    private boolean removeIf(SessionId id, Predicate<SessionRecord> condition) {
        boolean[] removed = new boolean[1];
        sessions.asMap().computeIfPresent(id, (same, stored) -> {
            if (!condition.test(stored)) {
                return stored;
            }
            users.remove(stored);
            removed[0] = true;
            return null;
        });
        return removed[0];
    }

    /** Called while the session's lock is held. Both are there: only weak references could have been cleared. */
    private void evicted(@Nullable SessionId id, @Nullable SessionRecord session, RemovalCause cause) {
        users.remove(Objects.requireNonNull(session));
        lost.oneMore();
    }

    private static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + limit);
        }
    }
}
