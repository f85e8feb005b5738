package dev.sessionkit.tck;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A tiny carrier of whole sessions that keeps all rules, open for those who make a wrong one of it. */
final class RightCarrier {

    static final String HEADER = "x-session";

    /** The most characters that travel. */
    private static final int LONGEST = 16_384;

    private RightCarrier() {}

    static FunctionCarrier make(Seal seal) {
        return new FunctionCarrier(
                new FunctionResolver(
                        request -> resolve(request, seal::open),
                        (session, request, response) -> send(session, response, seal::seal),
                        (request, response) -> response.setHeader(HEADER, ""),
                        () -> "RightCarrier"),
                RightCarrier::find);
    }

    static List<Claim> resolve(SessionRequest request, Function<String, Optional<SessionRecord>> opener) {
        List<String> carried = carried(request);
        if (carried.size() > SessionResolver.MOST_CLAIMS) {
            return List.of(new Claim.Refused(RejectReason.AMBIGUOUS));
        }
        return carried.stream()
                .map(text -> Optional.of(text)
                        .filter(one -> one.length() <= LONGEST)
                        .flatMap(opener)
                        .<Claim>map(Claim.Carried::new)
                        .orElseGet(() -> new Claim.Refused(RejectReason.REFUSED)))
                .distinct()
                .toList();
    }

    static List<String> carried(SessionRequest request) {
        return request.headers(HEADER).stream().filter(text -> !text.isEmpty()).toList();
    }

    static void send(IssuedSession session, SessionResponse response, Function<SessionRecord, String> sealer) {
        Objects.requireNonNull(response, "response");
        if (session.token().isPresent()) {
            return; // another carrier's
        }
        String text = sealer.apply(session.session());
        if (text.length() > LONGEST) {
            throw new IllegalStateException("a session that travels has at most " + LONGEST + " characters");
        }
        response.setHeader(HEADER, text);
    }

    static Optional<SessionRecord> find(SessionId id) {
        Objects.requireNonNull(id, "id");
        return Optional.empty();
    }
}
