package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionToken;
import java.time.Instant;

/**
 * The {@code jti} of tokens: SHA-256 of what tells one from another, cut to 128 bits, 22 characters. The same token has the
 * same, so that an answer that is given again is equal.
 */
final class TokenIds {

    private static final String ACCESS = "sessionkit/access-token-id/v1";
    private static final String REFRESH = "sessionkit/refresh-token-id/v1";

    private TokenIds() {}

    static String of(AccessTokenClaims claims) {
        String all = claims.session() + " " + claims.issuedAt().toEpochMilli() + ' '
                + claims.expiresAt().toEpochMilli() + ' ' + claims.role().orElse("");
        return SessionId.derived(ACCESS, all).toString();
    }

    /** Tells nothing of the credential, whose 256 bits nobody guesses. */
    static String of(SessionToken renewal, Instant issuedAt) {
        return SessionId.derived(REFRESH, renewal.reveal() + ' ' + issuedAt.toEpochMilli())
                .toString();
    }
}
