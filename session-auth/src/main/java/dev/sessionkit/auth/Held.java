package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;

/**
 * A session of a user: one that is stored, or one that another login is about to make.
 *
 * @param id which
 * @param stored its record; empty where it is only reserved
 * @param since when it began, in milliseconds
 * @param device the client's name for its device
 * @param resource the product the client is
 */
record Held(
        SessionId id, Optional<SessionRecord> stored, long since, Optional<String> device, Optional<String> resource) {

    static Held of(SessionRecord session) {
        Optional<Login> login = session.state().login();
        return new Held(
                session.id(),
                Optional.of(session),
                session.state().createdAt().toEpochMilli(),
                login.flatMap(Login::device),
                login.flatMap(Login::resource));
    }

    static Held of(SessionId id, Reservation reserved) {
        return new Held(id, Optional.empty(), reserved.at(), reserved.device(), reserved.resource());
    }

    boolean isOnDevice(Optional<String> other) {
        return other.isPresent() && other.equals(device);
    }
}
