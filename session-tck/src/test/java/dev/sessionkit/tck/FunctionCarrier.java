package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Resolver and store in one, made of functions, so that a wrong one is the right one with a function exchanged. */
record FunctionCarrier(
        FunctionResolver carrying,
        Function<SessionId, Optional<SessionRecord>> finding,
        BiConsumer<FunctionResolver, SessionRecord> judging)
        implements CarriedSessions, SessionStoreAccessor {

    FunctionCarrier(FunctionResolver carrying, Function<SessionId, Optional<SessionRecord>> finding) {
        this(carrying, finding, FunctionCarrier::tryToSend);
    }

    private static void tryToSend(FunctionResolver carrying, SessionRecord session) {
        try {
            carrying.send(new IssuedSession(session, Optional.empty()), name -> List.of(), new Answer());
        } catch (RuntimeException e) {
            throw new SessionTooLargeException("it is too big");
        }
    }

    FunctionCarrier judging(Consumer<SessionRecord> other) {
        return new FunctionCarrier(carrying, finding, (same, session) -> other.accept(session));
    }

    FunctionCarrier carrying(UnaryOperator<FunctionResolver> change) {
        return new FunctionCarrier(change.apply(carrying), finding, judging);
    }

    FunctionCarrier finding(Function<SessionId, Optional<SessionRecord>> other) {
        return new FunctionCarrier(carrying, other, judging);
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
    public void requireSendable(SessionRecord session) {
        judging.accept(carrying, session);
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
