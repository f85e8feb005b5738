package dev.sessionkit.tck;

import dev.sessionkit.api.SessionRequest;
import java.util.List;
import java.util.Optional;

/** A view of a request, as transports have it: once the request is over, so is the view. Used by one thread at a time. */
final class PassingRequest implements SessionRequest {

    private final SessionRequest request;
    private boolean over;

    PassingRequest(SessionRequest request) {
        this.request = request;
    }

    /** From now on whoever reads it fails. */
    void end() {
        over = true;
    }

    @Override
    public List<String> headers(String name) {
        return going().headers(name);
    }

    @Override
    public Optional<String> peerAddress() {
        return going().peerAddress();
    }

    @Override
    public boolean secure() {
        return going().secure();
    }

    private SessionRequest going() {
        if (over) {
            throw new AssertionError("a request is read after it was resolved");
        }
        return request;
    }
}
