package dev.sessionkit.core;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.core.settings.UnreadableData;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the session of one request: asks the resolvers in order, looks up what they claim, and judges it. The first resolver
 * with a valid session decides; of several claims of one resolver, all are looked at, and two different valid sessions count
 * as none. Used by one thread.
 */
final class Resolving {

    private static final Logger LOG = LoggerFactory.getLogger(Resolving.class);

    /** The most store look-ups one request can cause. */
    private static final int MOST_LOOKUPS = 4;

    private static final int LONGEST_ADDRESS = 128;
    private static final Resolved.None ABSENT = new Resolved.None(new Rejection(RejectReason.ABSENT), Optional.empty());

    private final Kernel kernel;
    private final @Nullable NearCache near;
    private final SessionRequest request;
    private final Instant now;
    private int lookups;

    Resolving(Kernel kernel, SessionRequest request) {
        this(kernel, kernel.records().near(), request, kernel.now());
    }

    private Resolving(Kernel kernel, @Nullable NearCache near, SessionRequest request, Instant now) {
        this.kernel = kernel;
        this.near = near;
        this.request = request;
        this.now = now;
    }

    /** The same with nothing in between. */
    static Resolving fromStore(Kernel kernel, SessionRequest request) {
        return new Resolving(kernel, null, request, kernel.now());
    }

    Resolved resolve() {
        Resolved.None first = null;
        List<ResolverInUse> resolvers = kernel.resolvers();
        for (int i = 0; i < resolvers.size(); i++) { // by index here and below: this is done for every request
            ResolverInUse resolver = resolvers.get(i);
            List<Claim> claims = resolver.claims(request);
            if (!claims.isEmpty()) {
                Resolved judged = judge(resolver, claims);
                if (judged instanceof Resolved.Found) {
                    return judged;
                }
                if (judged instanceof Resolved.None none) {
                    tell(none, resolver.name());
                    first = first == null ? none : first;
                }
            }
        }
        return first == null ? ABSENT : first;
    }

    private Resolved judge(ResolverInUse resolver, List<Claim> claims) {
        if (claims.size() > SessionResolver.MOST_CLAIMS) {
            return rejected(claims.get(0), RejectReason.AMBIGUOUS);
        }
        if (claims.size() == 1) {
            return judge(resolver, claims.get(0));
        }
        List<Resolved> judged = new ArrayList<>(claims.size());
        claims.forEach(claim -> judged.add(judge(resolver, claim)));
        if (conflicting(judged) >= 0) {
            confirm(resolver, claims, judged);
        }
        int conflict = conflicting(judged);
        return conflict >= 0 ? rejected(claims.get(conflict), RejectReason.AMBIGUOUS) : chosen(judged);
    }

    /** Two sessions are a no, so what is remembered of either does not count: each is read, unless that was just done. */
    private void confirm(ResolverInUse resolver, List<Claim> claims, List<Resolved> judged) {
        Resolving fromStore = new Resolving(kernel, null, request, now);
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i) instanceof Resolved.Found found && !found.fresh()) {
                judged.set(i, fromStore.judge(resolver, claims.get(i)));
            }
        }
    }

    /** Which is another session than one before it; negative where none is. */
    private static int conflicting(List<Resolved> judged) {
        Resolved chosen = chosen(judged);
        for (int i = 0; i < judged.size(); i++) {
            if (chosen instanceof Resolved.Found one
                    && judged.get(i) instanceof Resolved.Found other
                    && !one.session().id().equals(other.session().id())) {
                return i;
            }
        }
        return -1;
    }

    /** The first session, else why the first claim is none. */
    private static Resolved chosen(List<Resolved> judged) {
        for (Resolved each : judged) {
            if (each instanceof Resolved.Found) {
                return each;
            }
        }
        return judged.get(0);
    }

    private Resolved judge(ResolverInUse resolver, Claim claim) {
        if (claim instanceof Claim.Refused refused) {
            return rejected(claim, refused.reason());
        }
        if (claim instanceof Claim.Carried carried) {
            return live(resolver, claim, carried.session(), true);
        }
        if (++lookups > MOST_LOOKUPS) {
            return rejected(claim, RejectReason.AMBIGUOUS);
        }
        try {
            return lookUp(resolver, claim);
        } catch (UnreadableSessionException e) {
            if (kernel.settings().unreadableData() == UnreadableData.FAIL) {
                throw e;
            }
            LOG.warn("A session is treated as absent: {}", e.getMessage());
            return rejected(claim, RejectReason.UNREADABLE);
        }
    }

    private Resolved lookUp(ResolverInUse resolver, Claim claim) {
        if (claim instanceof Claim.Presented presented) {
            return lookUp(resolver, claim, presented.token().id());
        }
        if (claim instanceof Claim.Vouched vouched) {
            return lookUp(resolver, claim, vouched.id());
        }
        return judge(
                resolver,
                claim,
                claim instanceof Claim.Foreign foreign ? kernel.records().find(foreign.token()) : Optional.empty(),
                true);
    }

    /** Where what is remembered of a session says no, the store decides. */
    private Resolved lookUp(ResolverInUse resolver, Claim claim, SessionId id) {
        if (near == null) {
            return judge(resolver, claim, kernel.records().find(id), true);
        }
        NearCache.Answer known = near.find(id);
        Resolved judged = judge(resolver, claim, known.session(), known.fresh());
        return known.fresh() || judged instanceof Resolved.Found ? judged : judge(resolver, claim, near.read(id), true);
    }

    private Resolved judge(ResolverInUse resolver, Claim claim, Optional<SessionRecord> found, boolean fresh) {
        return found.isPresent() && opens(claim, found.get(), resolver.name())
                ? live(resolver, claim, found.get(), fresh)
                : rejected(claim, RejectReason.UNKNOWN);
    }

    /** Whether the claim proves ownership of what was found under its id. */
    private boolean opens(Claim claim, SessionRecord session, String resolver) {
        if (claim instanceof Claim.Presented presented) {
            return proves(presented.token(), session);
        }
        return claim instanceof Claim.Foreign
                || claim instanceof Claim.Vouched && session.state().vouchers().contains(resolver);
    }

    private boolean proves(SessionToken token, SessionRecord session) {
        List<Credential> credentials = session.state().credentials();
        for (int i = 0; i < credentials.size(); i++) {
            if (credentials.get(i).proves(token.secret(), CredentialUse.BEARER, now)) {
                return true;
            }
        }
        return false;
    }

    /** Only now, with ownership proved, may the answer tell whether and why the session is over. */
    private Resolved live(ResolverInUse resolver, Claim claim, SessionRecord session, boolean fresh) {
        Backing backing = claim instanceof Claim.Carried ? resolver.backing() : kernel.backing();
        Rejection over = backing.writable()
                ? kernel.lifetimes().over(session.state(), now)
                : kernel.lifetimes().overReadOnly(session.state(), now);
        return over == null ? new Resolved.Found(session, backing, now, fresh) : new Resolved.None(over, named(claim));
    }

    private static Resolved rejected(Claim claim, RejectReason reason) {
        return new Resolved.None(new Rejection(reason), named(claim));
    }

    private void tell(Resolved.None none, String resolver) {
        Optional<String> peer = request.peerAddress()
                .map(address -> address.length() > LONGEST_ADDRESS ? address.substring(0, LONGEST_ADDRESS) : address);
        kernel.events().tell(new SessionEvent.Rejected(none.rejection().reason(), none.id(), resolver, peer, now));
    }

    private static Optional<SessionId> named(Claim claim) {
        if (claim instanceof Claim.Presented presented) {
            return Optional.of(presented.token().id());
        }
        if (claim instanceof Claim.Vouched vouched) {
            return Optional.of(vouched.id());
        }
        return claim instanceof Claim.Carried carried
                ? Optional.of(carried.session().id())
                : Optional.empty();
    }
}
