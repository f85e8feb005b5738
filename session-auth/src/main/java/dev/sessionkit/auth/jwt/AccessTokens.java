package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.store.token.claims.Judged;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what comes of access tokens. Thread-safe. */
final class AccessTokens {

    private final OwnTokens tokens;
    private final StatelessSessions sessions;
    private final Revocation revocation;
    private final InstantSource clock;

    AccessTokens(OwnTokens tokens, StatelessSessions sessions, Revocation revocation, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.revocation = revocation;
        this.clock = clock;
    }

    /** For whoever calls with it. */
    Judged judge(String text) {
        Optional<GenuineToken> genuine = tokens.genuine(text);
        if (genuine.isEmpty()) {
            return Judged.Refused.because(RejectReason.REFUSED);
        }
        RejectReason refused = refusal(genuine.get());
        return refused == null ? accepted(genuine.get()) : Judged.Refused.because(refused);
    }

    /** For whoever wants to know which session it is of. */
    AccessTokenVerdict verdict(String text) {
        Optional<GenuineToken> genuine = tokens.genuine(text);
        if (genuine.isEmpty()) {
            return new AccessTokenVerdict.Refused();
        }
        RejectReason refused = refusal(genuine.get());
        if (refused == null) {
            return valid(genuine.get());
        }
        return refused == RejectReason.EXPIRED
                ? new AccessTokenVerdict.Expired(genuine.get().session())
                : new AccessTokenVerdict.Refused();
    }

    private static AccessTokenVerdict valid(GenuineToken token) {
        Instant expiresAt = Objects.requireNonNull(token.claims().expiresAt());
        Instant issuedAt = token.claims().issuedAt();
        return new AccessTokenVerdict.Valid(
                token.session(), token.user(), issuedAt == null ? expiresAt : issuedAt, expiresAt);
    }

    private @Nullable RejectReason refusal(GenuineToken token) {
        return tokens.rules().judge(token.claims(), Instant.ofEpochMilli(clock.millis()));
    }

    private Judged accepted(GenuineToken token) {
        Instant end = tokens.rules().end(Objects.requireNonNull(token.claims().expiresAt()));
        SessionRecord session = sessions.session(token, end);
        Claim claim = revocation == Revocation.RECORD ? new Claim.Vouched(token.session()) : new Claim.Carried(session);
        return new Judged.Accepted(
                session, List.of(claim), end, token.key(), token.keys(), Optional.of(token.session()));
    }
}
