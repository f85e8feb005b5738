package dev.sessionkit.tck;

import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;

/** A wrong seal: {@code <record>.<HMAC>.<data>.<HMAC>}, so that one session's data fits another's record. */
final class ApartSeal {

    private static final Seal OF_DATA = new Seal("ours, for data");

    private ApartSeal() {}

    static String seal(SessionRecord session) {
        String data = Seal.text(session.data().json());
        return Seal.OURS.seal(withData(session, SessionData.empty())) + "." + data + "." + Seal.text(OF_DATA.mac(data));
    }

    static Optional<SessionRecord> open(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        return Seal.OURS
                .open(parts[0] + "." + parts[1])
                .filter(session -> Seal.text(OF_DATA.mac(parts[2])).equals(parts[3]))
                .map(session -> withData(session, SessionData.ofJson(Seal.bytes(parts[2]))));
    }

    private static SessionRecord withData(SessionRecord session, SessionData data) {
        return new SessionRecord(
                session.id(), session.revision(), session.user(), session.purgeAfter(), session.state(), data);
    }
}
