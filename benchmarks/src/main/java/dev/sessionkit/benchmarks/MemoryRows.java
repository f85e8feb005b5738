package dev.sessionkit.benchmarks;

import dev.sessionkit.benchmarks.Contender.Part;
import java.util.List;
import java.util.Optional;

/** Foundation 1 and 2: a request that only reads, its session in memory. */
final class MemoryRows implements AutoCloseable {

    private static final int BLOCK = 200;

    private final Sessionkit byHeader =
            Sessionkit.open("HeaderSessionResolver", "MemorySessionStore", Optional.empty());
    private final Sessionkit byCookie =
            Sessionkit.open("CookieSessionResolver", "MemorySessionStore", Optional.empty());

    Row read() {
        return new Row(
                "memory, read",
                List.of(
                        new Contender("ConcurrentHashMap", Part.LIMIT, MemoryLimits.concurrentHashMap()),
                        new Contender("Caffeine", Part.INFORMATION, MemoryLimits.caffeine()),
                        new Contender("SHA-256 alone", Part.INFORMATION, lane -> MemoryLimits.sha256()),
                        new Contender("Sessionkit", Part.OURS, lane -> byHeader.read(lane, Headers::header)),
                        new Contender("Sessionkit, cookie", Part.OURS, lane -> byCookie.read(lane, Headers::cookie)),
                        new Contender("Spring Session map", Part.PEER, MemoryPeers.spring()),
                        new Contender("Shiro memory", Part.PEER, MemoryPeers.shiro())),
                BLOCK);
    }

    @Override
    public void close() {
        byHeader.close();
        byCookie.close();
    }
}
