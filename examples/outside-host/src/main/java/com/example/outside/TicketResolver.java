package com.example.outside;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;
import java.util.Optional;

/** Clients carry their token in the header {@code x-ticket}; several such headers, joined, are no token. Thread-safe. */
public final class TicketResolver implements SessionResolver {
    @Override
    public List<Claim> resolve(SessionRequest request) {
        Optional<SessionToken> token = SessionToken.parse(String.join(",", request.headers("x-ticket")));
        return token.isPresent() ? List.of(new Claim.Presented(token.get())) : List.of();
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        response.setHeader("x-ticket", session.token().orElseThrow().reveal());
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        response.setHeader("x-ticket", "none");
    }
}
