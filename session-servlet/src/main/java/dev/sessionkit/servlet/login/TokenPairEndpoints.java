package dev.sessionkit.servlet.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.auth.Authentication;
import dev.sessionkit.auth.TokenPairGrant;
import dev.sessionkit.auth.TokenPairService;
import dev.sessionkit.auth.jwt.TokenIssuer;
import dev.sessionkit.core.SessionFramework;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The endpoints of seed 003. Thread-safe.
 *
 * @param pairs does the work
 * @param settings of these endpoints
 * @param cookie where the refresh token is
 * @param answer how clients are given their tokens
 */
record TokenPairEndpoints(
        TokenPairService pairs, TokenPairApiSettings settings, RefreshCookie cookie, PairAnswer answer) {

    private static final String KEYS_ARE_KEPT = "public, max-age=300"; // seconds
    private static final Set<RejectReason> OF_THE_ACCESS_TOKEN = Set.of(RejectReason.ABSENT, RejectReason.EXPIRED);

    /**
     * All of them, as a servlet for {@code TokenPairApi.Base}{@code /*}, behind {@link dev.sessionkit.servlet.SessionFilter}.
     *
     * @throws IllegalStateException where {@code TokenPairs.Resolver} is not set
     */
    static Endpoints servlet(SessionFramework framework, Authentication authentication, TokenPairApiSettings settings) {
        TokenPairService pairs = authentication.tokenPairs();
        RefreshCookie cookie = new RefreshCookie(settings, pairs::isRefreshToken);
        PairAnswer answer = new PairAnswer(framework.records(), cookie);
        return new Endpoints(new TokenPairEndpoints(pairs, settings, cookie, answer).routes());
    }

    private List<Route> routes() {
        PairLogins logins = new PairLogins(pairs, cookie, answer);
        return List.of(
                Route.of("POST", "register", logins::register),
                Route.of("POST", "login", logins::login),
                Route.of("POST", "refresh-token", this::refresh),
                Route.of("POST", "logout", this::logout),
                Route.of("GET", "jwks.json", this::jwks),
                Route.of("HEAD", "jwks.json", this::jwks));
    }

    private void refresh(Call call) throws IOException {
        String token = cookie.presented(call).orElseThrow(() -> new SessionRequiredException(RejectReason.ABSENT));
        TokenPairGrant grant;
        try {
            grant = pairs.refresh(call.context().request(), token);
        } catch (SessionRequiredException refused) {
            if (isOver(refused)) {
                cookie.clear(call);
            }
            throw refused;
        }
        answer.send(call, 200, grant);
    }

    /** Whether the token never counts again, and the browser has not got another meanwhile. */
    private static boolean isOver(SessionRequiredException refused) {
        return switch (refused.reason()) {
            case ENDED -> !refused.endReason().equals(Optional.of(EndReason.REPLACED)); // it has signed in again
            case CHANGED -> false; // another tab was first
            default -> true;
        };
    }

    private void logout(Call call) throws IOException {
        Optional<String> refreshToken = cookie.presented(call);
        boolean ended;
        try {
            ended = pairs.logout(BearerToken.of(call.context().request()), refreshToken);
        } catch (SessionRequiredException refused) {
            boolean refreshes = refreshToken.isPresent() && OF_THE_ACCESS_TOKEN.contains(refused.reason());
            if (!refreshes) {
                cookie.clear(call);
            }
            throw refused;
        }
        cookie.clear(call);
        ClearSiteData.tell(settings.clearSiteData(), call.response());
        call.answer(200, Map.of("loggedOut", ended));
    }

    private void jwks(Call call) throws IOException {
        byte[] keys = pairs.jwks().getBytes(UTF_8);
        call.response().setHeader("Cache-Control", KEYS_ARE_KEPT);
        call.response().setContentType(TokenIssuer.JWKS_TYPE);
        call.response().setContentLength(keys.length);
        call.response().getOutputStream().write(keys);
    }
}
