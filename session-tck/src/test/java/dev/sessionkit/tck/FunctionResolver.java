package dev.sessionkit.tck;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A resolver made of functions, so that a wrong one is the right one with a function exchanged. */
record FunctionResolver(
        Function<SessionRequest, List<Claim>> resolving,
        Sending sending,
        BiConsumer<SessionRequest, SessionResponse> clearing,
        Supplier<String> printing)
        implements SessionResolver {

    interface Sending {
        void send(IssuedSession session, SessionRequest request, SessionResponse response);
    }

    FunctionResolver resolving(Function<SessionRequest, List<Claim>> other) {
        return new FunctionResolver(other, sending, clearing, printing);
    }

    FunctionResolver sending(Sending other) {
        return new FunctionResolver(resolving, other, clearing, printing);
    }

    FunctionResolver clearing(BiConsumer<SessionRequest, SessionResponse> other) {
        return new FunctionResolver(resolving, sending, other, printing);
    }

    FunctionResolver printing(Supplier<String> other) {
        return new FunctionResolver(resolving, sending, clearing, other);
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return resolving.apply(request);
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        sending.send(session, request, response);
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        clearing.accept(request, response);
    }

    @Override
    public String toString() {
        return printing.get();
    }
}
