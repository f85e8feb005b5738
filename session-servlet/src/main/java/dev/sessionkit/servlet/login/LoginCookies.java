package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.auth.OneTimeToken;
import dev.sessionkit.auth.SocialLogin;
import dev.sessionkit.auth.SocialLoginStart;
import dev.sessionkit.resolver.header.Carrier;
import dev.sessionkit.resolver.header.CookieSessionResolverSettings;
import dev.sessionkit.resolver.header.SameSite;
import dev.sessionkit.resolver.header.Tokens;
import dev.sessionkit.spi.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What browsers hold of social logins: a cookie for each that is under way, named by its state, and for each one-time token one
 * named by its id, which takes the place of the login's and lives as long as the token. So each is found by what comes back, and
 * is gone when it is spent. No other host of the domain can plant one. Thread-safe.
 *
 * @param reach whether they are sent over TLS alone, then to the whole host; and where they are sent without TLS
 * @param clock of the framework
 */
record LoginCookies(CookieReach reach, InstantSource clock) {

    private static final String HOST_PREFIX = "__Host-";
    private static final String LOGIN = "login-";
    private static final String TOKEN = "token-";
    private static final Duration ANY = Duration.ofSeconds(1);

    /** Remembers a login. Where there are too many under way, the oldest are forgotten. */
    void begin(Call call, SocialLoginStart start) {
        List<SessionId> others = underWay(call);
        others.stream()
                .limit(Math.min(SocialLogin.MOST_BINDINGS, Math.max(0, others.size() + 1 - SocialLogin.MOST_BINDINGS)))
                .forEach(oldest -> forget(call, oldest));
        put(call, LOGIN + start.binding().id(), start.binding().reveal(), start.until());
    }

    /** What the browser holds of the login of a state; hostile. */
    List<String> ofLogin(Call call, Optional<SessionId> state) {
        return state.map(id -> held(call, LOGIN + id)).orElse(List.of());
    }

    /** The login is over. */
    void forget(Call call, SessionId state) {
        carrier(call, LOGIN + state, ANY).clear(call.context().request(), call.lasting());
    }

    /** Remembers for a one-time token what the browser holds of its login. */
    void keep(Call call, OneTimeToken token, String binding) {
        put(call, TOKEN + token.token().id(), binding, token.until());
    }

    /** What the browser holds of the login of a one-time token; hostile. */
    List<String> ofToken(Call call, Optional<SessionId> token) {
        return token.map(id -> held(call, TOKEN + id)).orElse(List.of());
    }

    /** The token is used up. */
    void forgetToken(Call call, SessionId token) {
        carrier(call, TOKEN + token, ANY).clear(call.context().request(), call.lasting());
    }

    private void put(Call call, String name, String value, Instant until) {
        Duration whole = Duration.ofSeconds(
                Math.max(1, Duration.between(clock.instant(), until).toSeconds()));
        carrier(call, name, whole).send(value, call.context().request(), call.lasting());
    }

    private List<String> held(Call call, String name) {
        return carrier(call, name, ANY).resolve(call.context().request(), Tokens.SESSION).stream()
                .filter(Claim.Presented.class::isInstance)
                .map(claim -> ((Claim.Presented) claim).token().reveal())
                .toList();
    }

    /** Oldest first. */
    private List<SessionId> underWay(Call call) {
        String start = prefix(call) + LOGIN;
        return call.context().request().headers("Cookie").stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(start) && cookie.indexOf('=') > 0)
                .flatMap(cookie -> SessionId.parse(cookie.substring(start.length(), cookie.indexOf('='))).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** A login that another host of the domain has begun must not be finished here, so that none can plant a cookie. */
    private String prefix(Call call) {
        return reach.isSecure(call.request()) ? HOST_PREFIX : "";
    }

    private Carrier carrier(Call call, String name, Duration age) {
        boolean secure = reach.isSecure(call.request());
        return Carrier.cookie(new CookieSessionResolverSettings(
                prefix(call) + name,
                secure ? "/" : reach.path(call.request()), // which the prefix asks for (RFC 6265bis, section 4.1.3.2)
                Optional.empty(),
                secure,
                true,
                SameSite.LAX, // the provider's page leads back here
                false,
                Optional.of(age)));
    }
}
