package dev.sessionkit.store.token;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.resolver.header.Carrier;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.RevocableSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that travel whole with their clients, encrypted, read-write (seed 002: "the entire session with data is contained
 * within a custom header"). No store is asked, and none is needed. Resolver and store in one: name it in both settings.
 *
 * <p>What travels is a compact JWE (RFC 7516, A256KW and A256GCM) made when a session that changed is sent, once, at commit. It
 * opens for the application and in the carrier it was made for, alone. Its time-outs are inside. One that would be
 * longer than clients carry is refused with {@link SessionTooLargeException}; nothing is compressed, since a compressed
 * secret can be guessed by its length.
 *
 * <p>What does not hold for such sessions: they cannot be listed or counted; of two requests that change one session at once,
 * the one that is answered last wins; and without a {@code DenyList}, a session that has ended, and an older state of one, with
 * what it was allowed then, open requests until they time out, for whoever has a copy. With a {@code DenyList}, ends and
 * changes of privilege hold from the moment they are made; an older state of equal privileges still counts.
 *
 * <p>Thread-safe once configured.
 */
@AutoService({SessionResolver.class, SessionStoreAccessor.class})
@SuppressWarnings({"exports", "NullAway.Init"}) // AutoService is needed to compile only; configure comes first
public final class SealedSessionStore
        implements SessionStoreAccessor, CarriedSessions, RevocableSessions, Configurable<SealedSessionStoreSettings> {

    private static final List<Claim> MALFORMED = List.of(new Claim.Refused(RejectReason.MALFORMED));
    private static final List<Claim> REFUSED = List.of(new Claim.Refused(RejectReason.REFUSED));
    private static final List<Claim> ENDED = List.of(new Claim.Refused(RejectReason.ENDED));

    private Carrier carrier;
    private List<SealingKey> keys;
    private int room;
    private RandomGenerator random;
    private Optional<DenyList> denyList;

    @Override
    public void configure(SealedSessionStoreSettings settings, ComponentContext context) {
        carrier = settings.carrier().carrier(settings.header(), settings.sendToBrowsers(), settings.cookie());
        keys = keys(settings, settings.application() + '/' + carrier.name());
        room = settings.maxLength() - (Carrier.MOST_CARRIED - carrier.room()); // the name is part of it
        random = context.random();
        denyList = settings.denyList().map(list -> new DenyList(list, context));
    }

    private static List<SealingKey> keys(SealedSessionStoreSettings settings, String audience) {
        List<SealingKey> keys = new ArrayList<>();
        for (int i = 0; i < settings.keys().size(); i++) {
            try {
                keys.add(SealingKey.of(settings.keys().get(i), audience));
            } catch (IllegalArgumentException unusable) {
                throw new IllegalArgumentException("Keys[" + i + "]: " + unusable.getMessage(), unusable);
            }
        }
        return List.copyOf(keys);
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return carrier.resolve(request, this::claims);
    }

    private List<Claim> claims(String text, int from, int to) {
        if (Carrier.isNothing(text, from, to)) {
            return List.of();
        }
        if (to - from > Carrier.MOST_CARRIED) {
            return MALFORMED;
        }
        SessionRecord session = opened(text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1));
        if (session == null) {
            return REFUSED;
        }
        return accepts(session) ? List.of(new Claim.Carried(session)) : ENDED;
    }

    private @Nullable SessionRecord opened(byte[] token) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).isNamedBy(token)) {
                byte[] content = keys.get(i).open(token);
                return content == null ? null : SealedFormat.read(content);
            }
        }
        return null;
    }

    @Override
    public void send(IssuedSession issued, SessionRequest request, SessionResponse response) {
        if (issued.token().isPresent()) {
            return; // a session of a store, which another carries
        }
        byte[] content = SealedFormat.write(issued.session());
        requireRoom(issued.session(), content.length);
        carrier.send(keys.get(0).seal(content, random), request, response);
    }

    @Override
    public void requireSendable(SessionRecord session) {
        requireRoom(session, SealedFormat.length(session));
    }

    private void requireRoom(SessionRecord session, int contentLength) {
        int length = keys.get(0).sealedLength(contentLength);
        if (length > room) {
            throw new SessionTooLargeException("session " + session.id() + " takes " + length
                    + " characters sealed, with " + session.data().json().length + " bytes of data, but the "
                    + carrier.name() + " has room for " + room
                    + ": keep less in the session, or its data in a store such as JdbcSessionStore");
        }
    }

    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        carrier.clear(request, response);
    }

    /** Nothing: only what a client presents is known. */
    @Override
    public Optional<SessionRecord> find(SessionId id) {
        Objects.requireNonNull(id, "id");
        return Optional.empty();
    }

    @Override
    public boolean revokes() {
        return denyList.isPresent();
    }

    @Override
    public boolean accepts(SessionRecord session) {
        return denyList.isEmpty() || denyList.get().accepts(session);
    }

    @Override
    public boolean revoke(SessionId id, long lowestRevision, Instant until) {
        return denyList.isPresent() && denyList.get().raise(id, lowestRevision, until);
    }
}
