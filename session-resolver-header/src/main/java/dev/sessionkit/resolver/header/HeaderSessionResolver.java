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
 * Clients carry their token in a header of its own, or in gRPC metadata: {@code x-session-id: <token>}.
 *
 * <p>The header may be repeated if it says the same each time; different values are refused as
 * {@link dev.sessionkit.api.RejectReason#AMBIGUOUS}. An empty one is absent.
 *
 * <p>A new token is sent in the same header, with {@code Cache-Control: no-store}, but not to browsers, where every script
 * could read it (ASVS 3.3.4). When the session has ended, the header says {@code -}: a client that simply keeps what it is
 * told then holds nothing, and a request that sends {@code -} back is one without a token. Browsers are told apart by
 * {@code Sec-Fetch-Site}, which they send over TLS and to localhost.
 *
 * <p>Thread-safe once configured.
 */
@AutoService(SessionResolver.class)
@SuppressWarnings({"exports", "NullAway.Init"}) // AutoService is needed to compile only; configure comes first
public final class HeaderSessionResolver implements SessionResolver, Configurable<HeaderSessionResolverSettings> {

    private String name;
    private Tokens tokens;
    private Carrier carrier;

    @Override
    public void configure(HeaderSessionResolverSettings settings, ComponentContext context) {
        name = context.name();
        tokens = settings.tokens();
        carrier = Carrier.header(settings.header(), settings.sendToBrowsers());
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return carrier.resolve(request, tokens);
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        if (tokens == Tokens.SESSION) {
            carrier.send(Issued.token(session, name), request, response);
        }
    }

    /** Unless the tokens are another system's. */
    @Override
    public boolean sends() {
        return tokens == Tokens.SESSION;
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        if (tokens == Tokens.SESSION) {
            carrier.clear(request, response);
        }
    }
}
