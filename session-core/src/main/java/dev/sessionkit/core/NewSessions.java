package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the records of sessions that begin. Thread-safe. */
final class NewSessions {

    private NewSessions() {}

    /**
     * A session that is not stored yet.
     *
     * @param session its record
     * @param secret what its client will present
     * @param at when it begins
     */
    record Draft(SessionRecord session, SessionSecret secret, Instant at) {}

    static Draft draft(Kernel kernel, NewSession wanted, Optional<SessionRequest> from) {
        Instant now = kernel.now();
        SessionSecret secret = SecretRenewal.first(kernel.settings(), kernel.random());
        SessionState empty = kernel.lifetimes().begin(now, List.of()).withVouchers(wanted.vouchers());
        SessionState begun = kernel.backing().travels() ? empty : SecretRenewal.begun(empty, secret);
        SessionState state = wanted.method()
                .map(method -> begun.withLogin(login(wanted, method, now, from)))
                .orElse(begun);
        SessionRecord session = new SessionRecord(
                SessionId.create(now, kernel.random()),
                kernel.backing().revisionAfter(0, false, kernel.random()),
                wanted.user(),
                kernel.lifetimes().purgeAfter(state),
                state,
                SessionData.empty());
        return new Draft(session, secret, now);
    }

    private static Login login(NewSession wanted, String method, Instant now, Optional<SessionRequest> from) {
        RequestClient client = from.map(RequestClient::of).orElse(RequestClient.NONE);
        return new Login(
                now,
                method,
                wanted.device().map(name -> RequestClient.cut(name, Login.LONGEST_NAME)),
                wanted.resource().map(name -> RequestClient.cut(name, Login.LONGEST_NAME)),
                client.agent(),
                client.address());
    }
}
