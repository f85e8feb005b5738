package dev.sessionkit.benchmarks;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.shiro.session.mgt.DefaultSessionContext;
import org.apache.shiro.session.mgt.DefaultSessionKey;
import org.apache.shiro.session.mgt.DefaultSessionManager;
import org.apache.shiro.session.mgt.SessionKey;
import org.apache.shiro.session.mgt.eis.MemorySessionDAO;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

/** What a host would pick instead to keep sessions in memory, doing what each does for a request that reads. */
final class MemoryPeers {

    private MemoryPeers() {}

    /** As {@code SessionRepositoryFilter} does it: find, read, note the access, save. */
    static IntFunction<Operation> spring() {
        MapSessionRepository repository = new MapSessionRepository(new ConcurrentHashMap<>());
        String[] ids = new String[Population.SESSIONS];
        for (int i = 0; i < ids.length; i++) {
            MapSession session = repository.createSession();
            session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Population.user(i));
            session.setAttribute("basket", Basket.of(Population.user(i)));
            repository.save(session);
            ids[i] = session.getId();
        }
        return lane -> {
            Turn turn = new Turn(lane);
            return () -> {
                MapSession session = repository.findById(ids[turn.next()]);
                Object basket = session.getAttribute("basket");
                session.setLastAccessedTime(Instant.now());
                repository.save(session);
                return basket;
            };
        };
    }

    /** As {@code ShiroFilter} does it: touch, which validates; then read. */
    static IntFunction<Operation> shiro() {
        DefaultSessionManager manager = new DefaultSessionManager();
        manager.setSessionDAO(new MemorySessionDAO());
        manager.setSessionValidationSchedulerEnabled(false);
        SessionKey[] keys = new SessionKey[Population.SESSIONS];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new DefaultSessionKey(
                    manager.start(new DefaultSessionContext()).getId());
            manager.setAttribute(keys[i], "basket", Basket.of(Population.user(i)));
        }
        return lane -> {
            Turn turn = new Turn(lane);
            return () -> {
                SessionKey key = keys[turn.next()];
                manager.touch(key);
                return manager.getAttribute(key, "basket");
            };
        };
    }
}
