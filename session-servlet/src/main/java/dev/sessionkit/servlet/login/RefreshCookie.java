package dev.sessionkit.servlet.login;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.resolver.header.Carrier;
import dev.sessionkit.resolver.header.CookieSessionResolverSettings;
import dev.sessionkit.resolver.header.SameSite;
import dev.sessionkit.servlet.problem.LastingHeaders;
import dev.sessionkit.spi.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The cookie of seed 003: scripts cannot read it, other sites cannot cause it to be sent, and it goes to the endpoints alone.
 * Thread-safe.
 *
 * @param settings its name, and where it goes
 * @param ours whether a text is a refresh token that we have signed, whatever has become of it
 */
record RefreshCookie(TokenPairApiSettings settings, Predicate<String> ours) {

    /** Browsers keep none longer (RFC 6265bis, section 5.5). */
    private static final Duration LONGEST = Duration.ofDays(400);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * What a request holds. Another host of the domain, or another program on this one, may have planted a cookie of the name: of
     * several the one that we have signed counts, and none is preferred where there are two of them.
     *
     * @return hostile; empty where it holds none
     * @throws SessionRequiredException where it cannot be told which is meant
     */
    Optional<String> presented(Call call) {
        Set<String> texts = new LinkedHashSet<>();
        boolean tooMany = !carrier(call.request(), Optional.empty())
                .resolve(call.context().request(), (text, from, to) -> {
                    texts.add(text.substring(from, to));
                    return List.of();
                })
                .isEmpty();
        List<String> possible = new ArrayList<>(texts);
        if (texts.size() > 1) {
            possible.removeIf(ours.negate());
        }
        if (tooMany || possible.size() > 1) {
            throw new SessionRequiredException(RejectReason.AMBIGUOUS);
        }
        return possible.stream().findFirst().or(() -> texts.stream().findFirst());
    }

    /** Has the browser keep a token as long as that counts. */
    void send(Secret token, Duration life, Call call) {
        Duration age = life.compareTo(LONGEST) > 0 ? LONGEST : life.compareTo(SHORTEST) < 0 ? SHORTEST : life;
        carrier(call.request(), Optional.of(age.truncatedTo(ChronoUnit.SECONDS)))
                .send(token.reveal(), call.context().request(), LastingHeaders.of(call.request()));
    }

    /** Has the browser forget it. */
    void clear(Call call) {
        carrier(call.request(), Optional.empty()).clear(call.context().request(), LastingHeaders.of(call.request()));
    }

    private Carrier carrier(HttpServletRequest request, Optional<Duration> maxAge) {
        CookieReach reach = new CookieReach(settings.base(), settings.secureCookies());
        return Carrier.cookie(new CookieSessionResolverSettings(
                settings.fullCookieName(),
                settings.hostPrefix() ? "/" : reach.path(request),
                Optional.empty(),
                settings.hostPrefix() || reach.isSecure(request),
                true,
                SameSite.STRICT,
                false,
                maxAge));
    }
}
