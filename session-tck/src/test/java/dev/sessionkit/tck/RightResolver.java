package dev.sessionkit.tck;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A tiny resolver that keeps all rules, open for those who make a wrong one of it. */
final class RightResolver {

    static final String HEADER = "x-session-id";

    private RightResolver() {}

    static FunctionResolver make() {
        return new FunctionResolver(
                request -> resolve(request, SessionToken::parse),
                RightResolver::send,
                RightResolver::clear,
                () -> "RightResolver");
    }

    static List<Claim> resolve(SessionRequest request, Function<String, Optional<SessionToken>> parser) {
        List<String> carried = carried(request);
        if (carried.size() > SessionResolver.MOST_CLAIMS) {
            return List.of(new Claim.Refused(RejectReason.AMBIGUOUS));
        }
        return claims(carried, parser);
    }

    static List<String> carried(SessionRequest request) {
        return request.headers(HEADER).stream().filter(text -> !text.isEmpty()).toList();
    }

    static List<Claim> claims(List<String> carried, Function<String, Optional<SessionToken>> parser) {
        return carried.stream()
                .map(text -> parser.apply(text)
                        .<Claim>map(Claim.Presented::new)
                        .orElseGet(() -> new Claim.Refused(RejectReason.MALFORMED)))
                .distinct()
                .toList();
    }

    static void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        response.setHeader(HEADER, session.token().orElseThrow().reveal());
    }

    static void clear(SessionRequest request, SessionResponse response) {
        response.setHeader(HEADER, "");
    }
}
