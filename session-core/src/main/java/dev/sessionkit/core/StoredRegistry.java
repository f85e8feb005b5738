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
        List<SessionRecord> page = page(user, Optional.empty(), limit);
        while (true) {
            for (SessionRecord session : page) {
                if (live.size() < limit && isLive(session, now)) {
                    live.add(SessionInfo.of(session));
                }
            }
            if (live.size() == limit || page.size() < limit) {
                return List.copyOf(live);
            }
            page = page(user, last(page), limit);
        }
    }

    @Override
    public int endAll(UserId user, EndReason reason, Optional<SessionId> except) {
        Endings endings = new Endings(kernel);
        int ended = 0;
        List<SessionRecord> page = page(user, Optional.empty(), PAGE);
        while (true) {
            for (SessionRecord session : page) {
                boolean spared = except.isPresent() && except.get().equals(session.id());
                if (!spared && endings.end(session, reason)) {
                    ended++;
                }
            }
            if (page.size() < PAGE) {
                return ended;
            }
            page = page(user, last(page), PAGE);
        }
    }

    private boolean isLive(SessionRecord session, Instant now) {
        return !session.state().isPending() && kernel.lifetimes().over(session.state(), now) == null;
    }

    private List<SessionRecord> page(UserId user, Optional<SessionId> before, int limit) {
        return kernel.records().call("list a user's sessions", () -> listing.findByUser(user, before, limit));
    }

    private static Optional<SessionId> last(List<SessionRecord> page) {
        return Optional.of(page.get(page.size() - 1).id());
    }
}
