package dev.sessionkit.core;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.core.settings.UnreadableData;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
    private static final Resolved.None ABSENT = new Resolved.None(new Rejection(RejectReason.ABSENT));

    private final Kernel kernel;
    private final SessionRequest request;
    private final Instant now;
    private int lookups;

    Resolving(Kernel kernel, SessionRequest request) {
        this.kernel = kernel;
        this.request = request;
        this.now = kernel.now();
    }

    Resolved resolve() {
        Rejection first = null;
        for (Named<SessionResolver> resolver : kernel.resolvers()) {
            List<Claim> claims = claims(resolver);
            if (claims.isEmpty()) {
                continue;
            }
            Judgement judged = judge(resolver, claims);
            if (judged.session() != null) {
                return new Resolved.Found(judged.session(), backing(resolver, judged.claim()), now);
            }
            tell(judged, resolver.name());
            first = first == null ? judged.rejection() : first;
        }
        return first == null ? ABSENT : new Resolved.None(first);
    }

    private List<Claim> claims(Named<SessionResolver> resolver) {
        try {
            return Objects.requireNonNull(resolver.component().resolve(request), "resolve gave null");
        } catch (SessionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "The resolver {} threw, which it must not, whatever a request holds; its credential is refused.",
                    resolver.name(),
                    e);
            return List.of(new Claim.Refused(RejectReason.REFUSED));
        }
    }

    private Judgement judge(Named<SessionResolver> resolver, List<Claim> claims) {
        if (claims.size() == 1) {
            return judge(resolver, claims.get(0));
        }
        if (claims.size() > SessionResolver.MOST_CLAIMS) {
            return Judgement.rejected(claims.get(0), RejectReason.AMBIGUOUS);
        }
        Judgement chosen = judge(resolver, claims.get(0));
        for (Claim claim : claims.subList(1, claims.size())) {
            Judgement judged = judge(resolver, claim);
            if (chosen.session() == null) {
                chosen = judged.session() == null ? chosen : judged;
            } else if (judged.session() != null
                    && !chosen.session().id().equals(judged.session().id())) {
                return Judgement.rejected(claim, RejectReason.AMBIGUOUS);
            }
        }
        return chosen;
    }

    private Judgement judge(Named<SessionResolver> resolver, Claim claim) {
        if (claim instanceof Claim.Refused refused) {
            return Judgement.rejected(claim, refused.reason());
        }
        if (claim instanceof Claim.Carried carried) {
            return live(claim, carried.session());
        }
        if (++lookups > MOST_LOOKUPS) {
            return Judgement.rejected(claim, RejectReason.AMBIGUOUS);
        }
        try {
            Optional<SessionRecord> found = find(claim);
            return found.isPresent() && opens(claim, found.get(), resolver.name())
                    ? live(claim, found.get())
                    : Judgement.rejected(claim, RejectReason.UNKNOWN);
        } catch (UnreadableSessionException e) {
            if (kernel.settings().unreadableData() == UnreadableData.FAIL) {
                throw e;
            }
            LOG.warn("A session is treated as absent: {}", e.getMessage());
            return Judgement.rejected(claim, RejectReason.UNREADABLE);
        }
    }

    private Optional<SessionRecord> find(Claim claim) {
        if (claim instanceof Claim.Presented presented) {
            return kernel.records().find(presented.token().id());
        }
        if (claim instanceof Claim.Vouched vouched) {
            return kernel.records().find(vouched.id());
        }
        return claim instanceof Claim.Foreign foreign ? kernel.records().find(foreign.token()) : Optional.empty();
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
        for (Credential credential : session.state().credentials()) {
            if (credential.proves(token.secret(), CredentialUse.BEARER, now)) {
                return true;
            }
        }
        return false;
    }

    /** Only now, with ownership proved, may the answer tell whether and why the session is over. */
    private Judgement live(Claim claim, SessionRecord session) {
        Rejection over = kernel.lifetimes().over(session.state(), now);
        return over == null ? new Judgement(claim, session, ABSENT.rejection()) : new Judgement(claim, null, over);
    }

    private Backing backing(Named<SessionResolver> resolver, Claim claim) {
        if (claim instanceof Claim.Carried) {
            return resolver.component() instanceof CarriedSessions
                    ? new Backing.Carried()
                    : new Backing.ReadOnly(resolver.name());
        }
        return kernel.backing();
    }

    private void tell(Judgement judged, String resolver) {
        Optional<String> peer = request.peerAddress()
                .map(address -> address.length() > LONGEST_ADDRESS ? address.substring(0, LONGEST_ADDRESS) : address);
        kernel.events()
                .tell(new SessionEvent.Rejected(
                        judged.rejection().reason(), named(judged.claim()), resolver, peer, now));
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

    /**
     * What one claim is worth.
     *
     * @param claim which
     * @param session the live session it opens, or null
     * @param rejection why it opens none; without meaning where it does
     */
    private record Judgement(Claim claim, @Nullable SessionRecord session, Rejection rejection) {

        static Judgement rejected(Claim claim, RejectReason reason) {
            return new Judgement(claim, null, new Rejection(reason));
        }
    }
}
