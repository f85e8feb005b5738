package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.TokenPairGrant;
import dev.sessionkit.core.SessionRecords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives a client its two tokens: the access token in the body, the refresh token in the cookie and nowhere else. Thread-safe.
 *
 * @param records for the clock that tokens are issued by
 * @param cookie where the refresh token is
 */
record PairAnswer(SessionRecords records, RefreshCookie cookie) {

    void send(Call call, int status, TokenPairGrant grant) throws IOException {
        Instant now = records.now();
        cookie.send(grant.refreshToken(), Duration.between(now, grant.refreshTokenUntil()), call);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accessToken", grant.accessToken().reveal());
        json.put("expiresIn", wholeSeconds(now, grant.accessTokenUntil()));
        json.put("expiresAt", grant.accessTokenUntil().toString());
        json.put("user", UserJson.of(grant.account()));
        call.answer(status, json);
    }

    /** Rounded down: who comes back before that is not too late. */
    private static long wholeSeconds(Instant now, Instant until) {
        return Math.max(0, Duration.between(now, until).toSeconds());
    }
}
