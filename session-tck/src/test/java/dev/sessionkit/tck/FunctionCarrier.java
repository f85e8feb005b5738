package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Resolver and store in one, made of functions, so that a wrong one is the right one with a function exchanged. */
record FunctionCarrier(FunctionResolver carrying, Function<SessionId, Optional<SessionRecord>> finding)
        implements CarriedSessions, SessionStoreAccessor {

    FunctionCarrier carrying(UnaryOperator<FunctionResolver> change) {
        return new FunctionCarrier(change.apply(carrying), finding);
    }

    FunctionCarrier finding(Function<SessionId, Optional<SessionRecord>> other) {
        return new FunctionCarrier(carrying, other);
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return carrying.resolve(request);
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        carrying.send(session, request, response);
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        carrying.clear(request, response);
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return finding.apply(id);
    }

    @Override
    public String toString() {
        return carrying.toString();
    }
}
