package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.UserSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks a user's records page by page; tombstones and expired records among them are passed over here, not in the store. */
final class StoredRegistry implements SessionRegistry {

    private static final int PAGE = 100;

    private final Kernel kernel;
    private final UserSessions listing;

    StoredRegistry(Kernel kernel, UserSessions listing) {
        this.kernel = kernel;
        this.listing = listing;
    }

    @Override
    public List<SessionInfo> list(UserId user, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + limit);
        }
        Instant now = kernel.now();
        List<SessionInfo> live = new ArrayList<>();
        Optional<SessionId> before = Optional.empty();
        while (true) {
            List<SessionRecord> page = listing.findByUser(user, before, Math.max(limit, 2));
            for (SessionRecord session : page) {
                if (kernel.lifetimes().over(session.state(), now) == null) {
                    live.add(SessionInfo.of(session));
                    if (live.size() == limit) {
                        return List.copyOf(live);
                    }
                }
            }
            if (page.isEmpty()) {
                return List.copyOf(live);
            }
            before = Optional.of(page.get(page.size() - 1).id());
        }
    }

    @Override
    public int endAll(UserId user, EndReason reason, Optional<SessionId> except) {
        Endings endings = new Endings(kernel);
        int ended = 0;
        Optional<SessionId> before = Optional.empty();
        while (true) {
            List<SessionRecord> page = listing.findByUser(user, before, PAGE);
            for (SessionRecord session : page) {
                boolean spared = except.isPresent() && except.get().equals(session.id());
                if (!spared && endings.end(session, reason)) {
                    ended++;
                }
            }
            if (page.isEmpty()) {
                return ended;
            }
            before = Optional.of(page.get(page.size() - 1).id());
        }
    }
}
