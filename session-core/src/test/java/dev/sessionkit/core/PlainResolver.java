package dev.sessionkit.core;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;

/** Tokens in a header, each line a claim. */
record PlainResolver(String header) implements SessionResolver {

    static final String HEADER = "x-test-session";

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return request.headers(header).stream()
                .map(line -> SessionToken.parse(line)
                        .<Claim>map(Claim.Presented::new)
                        .orElse(new Claim.Refused(RejectReason.MALFORMED)))
                .toList();
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        response.setHeader(header, session.token().orElseThrow().reveal());
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        response.setHeader(header, "gone");
    }
}
