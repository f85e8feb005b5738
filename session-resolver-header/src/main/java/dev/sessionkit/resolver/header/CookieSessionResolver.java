package dev.sessionkit.resolver.header;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;

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

    private String name;
    private Carrier carrier;

    @Override
    public void configure(CookieSessionResolverSettings settings, ComponentContext context) {
        name = context.name();
        carrier = Carrier.cookie(settings);
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return carrier.resolve(request, Tokens.SESSION);
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        carrier.send(Issued.token(session, name), request, response);
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        carrier.clear(request, response);
    }
}
