package dev.sessionkit.auth;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.jwt.AccessTokenVerdict;
import dev.sessionkit.auth.jwt.TokenIssuer;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;

/** The sessions of tokens that were issued as pairs, whoever asks. Any text will do. Thread-safe. */
record PairTokens(SessionRecords records, TokenIssuer issuer) {

    /** The session of a genuine token of either kind, of whatever age; live or over. */
    Optional<SessionRecord> session(String token) {
        return ofRefreshToken(token).or(() -> ofAccessToken(token));
    }

    /** The session of an access token of whatever age. */
    Optional<SessionRecord> ofAccessToken(String token) {
        return named(issuer.judge(token)).flatMap(this::vouchedFor);
    }

    /** The session of a refresh token of whatever generation: its mark tells. */
    Optional<SessionRecord> ofRefreshToken(String token) {
        return issuer.renewal(token)
                .flatMap(renewal -> records.find(renewal.id())
                        .filter(record -> RenewalVerdict.isOfFamily(renewal.secret(), record.state())));
    }

    /**
     * The session that both tokens are of, the access token by its times, the refresh token of whatever generation.
     *
     * @throws SessionRequiredException where they are not of one; the refresh token is judged first, so that ABSENT and EXPIRED are
     *     about the access token wherever a refresh token was presented
     */
    SessionRecord ofBoth(Optional<String> accessToken, Optional<String> refreshToken) {
        String refresh = refreshToken.orElseThrow(() -> new SessionRequiredException(RejectReason.ABSENT));
        if (issuer.renewal(refresh).isEmpty()) {
            throw new SessionRequiredException(RejectReason.MALFORMED);
        }
        SessionRecord session =
                ofRefreshToken(refresh).orElseThrow(() -> new SessionRequiredException(RejectReason.UNKNOWN));
        String access = accessToken.orElseThrow(() -> new SessionRequiredException(RejectReason.ABSENT));
        AccessTokenVerdict verdict = issuer.judge(access);
        if (!named(verdict).equals(Optional.of(session.id()))) {
            throw new SessionRequiredException(RejectReason.REFUSED);
        }
        if (verdict instanceof AccessTokenVerdict.Expired) {
            throw new SessionRequiredException(RejectReason.EXPIRED);
        }
        return session;
    }

    /** The session of an id, if access tokens of this issuer open it. */
    Optional<SessionRecord> vouchedFor(SessionId id) {
        return records.find(id).filter(session -> session.state().vouchers().contains(issuer.voucher()));
    }

    private static Optional<SessionId> named(AccessTokenVerdict verdict) {
        if (verdict instanceof AccessTokenVerdict.Valid valid) {
            return Optional.of(valid.session());
        }
        return verdict instanceof AccessTokenVerdict.Expired expired
                ? Optional.of(expired.session())
                : Optional.empty();
    }

    /** What may be said of a token: nothing unless it counts now, and its session lives. */
    TokenIntrospection introspect(String token) {
        Optional<TokenIntrospection> active = issuer.judge(token) instanceof AccessTokenVerdict.Valid valid
                ? accessToken(valid)
                : issuer.renewal(token).flatMap(this::refreshToken);
        return active.orElseGet(TokenIntrospection.Inactive::new);
    }

    private Optional<TokenIntrospection> accessToken(AccessTokenVerdict.Valid token) {
        return vouchedFor(token.session())
                .filter(this::isLive)
                .map(session -> active(session.id(), token.user(), token.issuedAt(), token.expiresAt()));
    }

    private Optional<TokenIntrospection> refreshToken(SessionToken token) {
        return records.find(token.id())
                .filter(this::isLive)
                .flatMap(session -> current(session, token)
                        .map(current -> active(
                                session.id(),
                                session.user().orElseThrow(),
                                Renewals.issuedAt(session.state()),
                                current.validUntil().orElseThrow())));
    }

    private Optional<Credential> current(SessionRecord session, SessionToken token) {
        return session.state().credentials().stream()
                .filter(each -> each.proves(token.secret(), CredentialUse.RENEWAL, records.now()))
                .findFirst();
    }

    private boolean isLive(SessionRecord session) {
        return records.over(session.state(), records.now()).isEmpty();
    }

    private TokenIntrospection active(SessionId session, UserId user, Instant issuedAt, Instant expiresAt) {
        return new TokenIntrospection.Active(issuer.issuer(), issuer.clientId(), user, session, issuedAt, expiresAt);
    }
}
