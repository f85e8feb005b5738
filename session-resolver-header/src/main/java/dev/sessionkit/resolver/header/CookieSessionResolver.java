package dev.sessionkit.resolver.header;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Browsers carry their token in a cookie (RFC 6265bis), by default {@code __Host-session}: for this host alone, over TLS
 * alone, hidden from scripts, and not sent along with what other sites make a browser do, but for following a link.
 *
 * <p>A cookie starts at the start of the header or after a semicolon and the spaces that follow it, and ends before the next
 * semicolon. Names are compared exactly, and quotes are part of a value, as browsers see it; so a quoted token is malformed.
 *
 * <p>A browser may hold several cookies of one name, and somebody may have planted one, so none is preferred. Up to
 * {@value SessionResolver#MOST_CLAIMS} are looked at: equal tokens are one claim, different ones are all claimed, and what is
 * no token counts only where there is no other. More than that are refused as
 * {@link dev.sessionkit.api.RejectReason#AMBIGUOUS}, whatever they hold.
 *
 * <p>Thread-safe once configured.
 */
@AutoService(SessionResolver.class)
@SuppressWarnings({"exports", "NullAway.Init"}) // AutoService is needed to compile only; configure comes first
public final class CookieSessionResolver implements SessionResolver, Configurable<CookieSessionResolverSettings> {

    private static final String CARRIER = "Cookie";

    private String name;
    private SetCookie cookie;

    @Override
    public void configure(CookieSessionResolverSettings settings, ComponentContext context) {
        name = context.name();
        cookie = SetCookie.of(settings);
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        List<String> lines = request.headers(CARRIER); // several in HTTP/2 (RFC 9113, section 8.2.3)
        List<Claim> claims = List.of();
        boolean malformed = false;
        int cookies = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int from = nextValue(line, 0); from >= 0; from = nextValue(line, from)) {
                if (++cookies > MOST_CLAIMS) {
                    return Refusals.AMBIGUOUS;
                }
                int semicolon = line.indexOf(';', from);
                int end = semicolon < 0 ? line.length() : semicolon;
                int start = Grammar.skipSpace(line, from, end);
                int to = Grammar.dropSpace(line, start, end);
                Optional<SessionToken> token = SessionToken.parse(line, start, to);
                if (token.isPresent()) {
                    claims = with(new Claim.Presented(token.get()), claims);
                } else {
                    malformed |= start < to;
                }
            }
        }
        return claims.isEmpty() && malformed ? Refusals.MALFORMED : claims;
    }

    /** Where the value of the next cookie of our name starts, from {@code from} on, or -1. */
    private int nextValue(String line, int from) {
        String start = cookie.start();
        int at = line.indexOf(start, from);
        while (at >= 0 && !startsCookie(line, at)) {
            at = line.indexOf(start, at + start.length());
        }
        return at < 0 ? -1 : at + start.length();
    }

    private static boolean startsCookie(String line, int at) {
        int before = Grammar.dropSpace(line, 0, at);
        return before == 0 || line.charAt(before - 1) == ';';
    }

    private static List<Claim> with(Claim claim, List<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of(claim);
        }
        if (claims.contains(claim)) {
            return claims;
        }
        List<Claim> all = new ArrayList<>(claims);
        all.add(claim);
        return List.copyOf(all);
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        put(cookie.holding(Issued.token(session, name)), response);
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        put(cookie.removal(), response);
    }

    private static void put(String setCookie, SessionResponse response) {
        response.addHeader("Set-Cookie", setCookie);
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", CARRIER);
    }
}
