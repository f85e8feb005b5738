package dev.sessionkit.tck;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Resolver and store in one that reads somebody else's tickets as sessions, with ready values instead of JSON. */
final class Tickets implements SessionResolver, SessionStoreAccessor {

    private static final String BEARER = "Bearer ";

    static String ticket(String holder) {
        return holder + "." + Seal.text(Seal.OURS.mac(holder));
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        List<String> carried = request.headers("Authorization");
        if (carried.size() > 1) {
            return List.of(new Claim.Refused(RejectReason.AMBIGUOUS));
        }
        return carried.stream().map(Tickets::claim).toList();
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        // tickets are sold elsewhere
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        // and kept by those who bought them
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        Objects.requireNonNull(id, "id");
        return Optional.empty();
    }

    private static Claim claim(String carried) {
        String holder =
                carried.substring(Math.min(carried.length(), BEARER.length())).split("\\.", 2)[0];
        return carried.equals(BEARER + ticket(holder))
                ? new Claim.Carried(session(holder))
                : new Claim.Refused(RejectReason.REFUSED);
    }

    private static SessionRecord session(String holder) {
        return new SessionRecord(
                SessionId.derived("https://tickets.example", holder),
                1,
                Optional.of(new UserId(holder)),
                SessionRecord.NEVER,
                SessionState.begin(Samples.NOON, Optional.empty(), Optional.empty(), List.of()),
                SessionData.ofValues(Map.of("holder", holder)));
    }
}
