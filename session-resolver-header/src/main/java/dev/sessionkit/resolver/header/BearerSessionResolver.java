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
 * Clients carry their token as {@code Authorization: Bearer <token>} (RFC 6750, section 2.1).
 *
 * <p>The scheme is compared without regard to case; another scheme is none of this resolver's business, so absent. Of
 * several {@code Authorization} lines none counts, even if they say the same: if one is a bearer's, the request is refused
 * as {@link dev.sessionkit.api.RejectReason#AMBIGUOUS}.
 *
 * <p>There is no standard way to send such a token but in the answer of the application, so this resolver sends one only in
 * the header that {@link BearerSessionResolverSettings#responseHeader()} names, by the rules of {@link HeaderSessionResolver}.
 *
 * <p>Thread-safe once configured.
 */
@AutoService(SessionResolver.class)
@SuppressWarnings({"exports", "NullAway.Init"}) // AutoService is needed to compile only; configure comes first
public final class BearerSessionResolver implements SessionResolver, Configurable<BearerSessionResolverSettings> {

    private String name;
    private Tokens tokens;
    private Carrier carrier;
    private Carrier.Reader reader; // made once, so that a request allocates none
    private boolean sends;

    @Override
    public void configure(BearerSessionResolverSettings settings, ComponentContext context) {
        name = context.name();
        tokens = settings.tokens();
        carrier = Carrier.bearer(settings.responseHeader(), settings.sendToBrowsers());
        reader = this::claims;
        sends = tokens == Tokens.SESSION && settings.responseHeader().isPresent();
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return carrier.resolve(request, reader);
    }

    private List<Claim> claims(String text, int from, int to) {
        return Grammar.isBearerToken(text, from, to) ? tokens.read(text, from, to) : Refusals.MALFORMED;
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        if (tokens == Tokens.SESSION) {
            carrier.send(Issued.token(session, name), request, response);
        }
    }

    /** Where there is a header for it. */
    @Override
    public boolean sends() {
        return sends;
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        carrier.clear(request, response);
    }
}
