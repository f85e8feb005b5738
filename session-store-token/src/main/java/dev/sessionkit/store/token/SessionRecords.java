package dev.sessionkit.store.token;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.store.token.claims.Judged;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The sessions that tokens were issued for: a token counts as long as the session lives that its {@code sid} names. Thread-safe. */
final class SessionRecords implements Revocation {

    private final SessionStoreAccessor store;
    private final InstantSource clock;
    private final RecentAnswers live;

    SessionRecords(SessionRecordsSettings settings, ComponentContext context) {
        this.store = context.component(SessionStoreAccessor.class, settings.store());
        this.clock = context.clock();
        this.live = new RecentAnswers(settings.maxStaleness(), clock);
    }

    @Override
    public boolean stillCounts(Judged.Accepted token) {
        return token.issuedFor().isPresent()
                && live.accept(
                        token.issuedFor().get(),
                        1,
                        id -> lowest(id, token.session().user()));
    }

    /** 1 while the session lives, as all its tokens count then; else more than any token has. */
    private long lowest(SessionId id, Optional<UserId> user) {
        boolean live = store.find(id)
                .filter(session -> session.user().equals(user)) // nobody else's session speaks for the token
                .map(SessionRecord::state)
                .filter(this::isLive)
                .isPresent();
        return live ? 1 : Long.MAX_VALUE;
    }

    private boolean isLive(SessionState state) {
        Instant now = clock.instant();
        boolean inUse = state.idleTimeout().isEmpty()
                || now.isBefore(state.lastSeenAt().plus(state.idleTimeout().get()));
        boolean inTime = state.endsAt().isEmpty() || now.isBefore(state.endsAt().get());
        return state.ending().isEmpty() && inTime && inUse;
    }
}
