package com.example.custom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sessions that another system keeps: it is asked about each token (RFC 7662), and a yes counts for a few seconds. A no is
 * never remembered, and where there is no answer there is a {@link dev.sessionkit.api.SessionStoreException}.
 *
 * <p>Can be read only, and only by token: the other system does not know our ids. Thread-safe once configured.
 */
@AutoService(SessionStoreAccessor.class)
public final class MyCustomSessionStore
        implements SessionStoreAccessor, ForeignSessions, Configurable<MyCustomSessionStoreSettings> {

    private InstantSource clock;
    private Duration maxStaleness;
    private Introspection introspection;
    private ForeignAccounts accounts;
    private Cache<TokenHash, Answered> answers;

    @Override
    public void configure(MyCustomSessionStoreSettings settings, ComponentContext context) {
        clock = context.clock();
        maxStaleness = settings.maxStaleness();
        introspection = new Introspection(settings);
        accounts = new ForeignAccounts(settings.issuer(), settings.audience());
        answers = Caffeine.newBuilder()
                .maximumSize(settings.cachedTokens())
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<SessionRecord> find(ForeignToken token) {
        if (!token.value().chars().allMatch(c -> c > ' ' && c <= '~')) {
            return Optional.empty(); // nobody has issued that
        }
        TokenHash hash = TokenHash.of(token);
        Instant now = clock.instant();
        Answered known = answers.getIfPresent(hash);
        if (known != null && known.counts(now, maxStaleness)) {
            return Optional.of(known.session());
        }
        Optional<SessionRecord> session =
                introspection.ask(token).flatMap(answer -> accounts.session(answer, hash, now));
        session.ifPresentOrElse(found -> answers.put(hash, new Answered(found, now)), () -> answers.invalidate(hash));
        return session;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return Optional.empty(); // ids are derived from tokens, and there is no way back
    }

    /** A yes, and when the question was asked. */
    private record Answered(SessionRecord session, Instant askedAt) {

        boolean counts(Instant now, Duration maxStaleness) {
            boolean fresh = !now.isBefore(askedAt) && now.isBefore(askedAt.plus(maxStaleness));
            return fresh && session.state().endsAt().map(now::isBefore).orElse(true);
        }
    }
}
