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
import java.util.List;
import java.util.Optional;

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

    private static final String CARRIER = "Authorization";
    private static final String SCHEME = "Bearer";

    private String name;
    private Tokens tokens;
    private Optional<TokenHeader> answer;

    @Override
    public void configure(BearerSessionResolverSettings settings, ComponentContext context) {
        name = context.name();
        tokens = settings.tokens();
        answer = settings.responseHeader().map(header -> new TokenHeader(header, CARRIER, settings.sendToBrowsers()));
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        List<String> lines = request.headers(CARRIER);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int start = Grammar.skipSpace(line, 0, line.length());
            if (isBearer(line, start)) {
                return lines.size() > 1 ? Refusals.AMBIGUOUS : claims(line, start + SCHEME.length());
            }
        }
        return List.of();
    }

    private static boolean isBearer(String line, int start) {
        int end = start + SCHEME.length();
        return line.regionMatches(true, start, SCHEME, 0, SCHEME.length())
                && (end == line.length() || !Grammar.isTokenCharacter(line.charAt(end)));
    }

    private List<Claim> claims(String line, int afterScheme) {
        int end = Grammar.dropSpace(line, afterScheme, line.length());
        int start = afterScheme;
        while (start < end && line.charAt(start) == ' ') {
            start++;
        }
        boolean wellFormed = start > afterScheme && Grammar.isBearerToken(line, start, end);
        return wellFormed ? tokens.claims(line, start, end) : Refusals.MALFORMED;
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        if (tokens == Tokens.SESSION) {
            SessionToken token = Issued.token(session, name);
            answer.ifPresent(header -> header.send(token, request, response));
        }
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        answer.ifPresent(header -> header.clear(request, response));
    }
}
