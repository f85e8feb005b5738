package dev.sessionkit.store.token;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.resolver.header.Carrier;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.RevocableSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.store.token.claims.Judged;
import dev.sessionkit.store.token.claims.VerifiedTokens;
import dev.sessionkit.store.token.jws.KeySource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sessions that another system has issued as signed JWTs (RFC 7519), read-only (seed 002: {@code TokenSessionStore}). The
 * whole session is in the token: whoever is signed in there is signed in here, and services find an {@code account} entity as
 * if it came from a store of ours. Resolver and store in one: name it in both settings.
 *
 * <p>A token counts if one of the issuer's keys signed it with an algorithm of the settings, and it is of this issuer, for this
 * audience, of an accepted type, names a subject, and has not expired (RFC 8725, RFC 9068 section 4). It is verified once a
 * request at the most; those that were verified are remembered until they expire. Where keys have to be fetched and
 * cannot be, requests with a token fail with {@link dev.sessionkit.api.SessionStoreException}: unavailable, not signed out.
 *
 * <p>Nothing can be written: {@link dev.sessionkit.api.ReadOnlySessionException}. With a {@code DenyList}, sessions can be
 * ended; without one, and without {@code SessionRecords}, a token counts until it expires, whatever happens.
 *
 * <p>A resolver that reads another system's tokens by itself can be used in place of this one's: its
 * {@linkplain Claim.Foreign foreign} tokens are understood, too.
 *
 * <p>Thread-safe once configured.
 */
@AutoService({SessionResolver.class, SessionStoreAccessor.class})
@SuppressWarnings({"exports", "NullAway.Init"}) // AutoService is needed to compile only; configure comes first
public final class TokenSessionStore
        implements SessionStoreAccessor,
                ForeignSessions,
                RevocableSessions,
                Configurable<TokenSessionStoreSettings>,
                AutoCloseable {

    private Carrier carrier;
    private KeySource keys;
    private VerifiedTokens tokens;
    private List<Revocation> revocations;
    private Optional<DenyList> denyList;
    private boolean takesBack;

    @Override
    public void configure(TokenSessionStoreSettings settings, ComponentContext context) {
        String header = settings.carrier() == CarrierKind.HEADER ? settings.header() : ""; // none is ever sent
        carrier = settings.carrier().carrier(header, false, settings.cookie());
        takesBack = settings.carrier() == CarrierKind.COOKIE;
        denyList = settings.denyList().map(list -> new DenyList(list, context));
        revocations = Assembling.revocations(settings, denyList, context);
        keys = Assembling.keys(settings, context);
        tokens = Assembling.tokens(settings, keys, context);
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return carrier.resolve(request, this::claims);
    }

    private List<Claim> claims(String text, int from, int to) {
        return judged(text.substring(from, to)).claims();
    }

    private Judged judged(String token) {
        Judged judged = tokens.judge(token);
        return judged instanceof Judged.Accepted accepted && !stillCounts(accepted)
                ? Judged.Refused.because(RejectReason.ENDED)
                : judged;
    }

    private boolean stillCounts(Judged.Accepted token) {
        for (int i = 0; i < revocations.size(); i++) {
            if (!revocations.get(i).stillCounts(token)) {
                return false;
            }
        }
        return true;
    }

    /** Nothing: tokens are their issuer's to send. */
    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
        // a session of another store, which has a resolver of its own
    }

    @Override
    public boolean sends() {
        return false;
    }

    /** Removes the cookie, where tokens are carried in one. */
    @Override
    public void clear(SessionRequest request, SessionResponse response) {
        if (takesBack) {
            carrier.clear(request, response);
        }
    }

    /** Nothing: a session is known as long as its token is there, and by its token alone. */
    @Override
    public Optional<SessionRecord> find(SessionId id) {
        Objects.requireNonNull(id, "id");
        return Optional.empty();
    }

    @Override
    public Optional<SessionRecord> find(ForeignToken token) {
        return judged(token.value()) instanceof Judged.Accepted accepted
                ? Optional.of(accepted.session())
                : Optional.empty();
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

    @Override
    public void close() {
        keys.close();
    }
}
