package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Renewal;
import dev.sessionkit.spi.RenewalNonce;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tokens that renew: each use replaces the token, and whoever presents a replaced one after the window is up has a copy, so the
 * session ends (RFC 9700, section 4.14.2; ASVS 10.4.5). Callers that present one token at once, or again because an answer was
 * lost, are all given the same successor; no honest one is thrown out. One mechanism for reissue tokens and refresh tokens.
 * Thread-safe.
 */
final class Renewals {

    private final SessionRecords records;
    private final RenewalTerms terms;

    Renewals(SessionRecords records, RenewalTerms terms) {
        this.records = records;
        this.terms = terms;
    }

    RenewalTerms terms() {
        return terms;
    }

    /** The first secret of a family. */
    SessionSecret first() {
        return RenewableSecrets.create(records.random());
    }

    /** The state of a session whose tokens renew, from {@code first} on. */
    SessionState begun(SessionState state, SessionId id, SessionSecret first, Instant now) {
        Optional<Instant> end = terms.familyLife().map(now::plus);
        SessionState living = state.withTimeouts(Optional.of(terms.idleTimeout()), end);
        List<Credential> credentials = new ArrayList<>(state.credentials());
        credentials.removeIf(credential -> credential.use() != CredentialUse.ONE_TIME);
        credentials.add(bearer(first, id, within(living, now, terms.bearerLife())));
        credentials.add(renewing(first, within(living, now, terms.idleTimeout())));
        return living.withRenewal(credentials, new Renewal(RenewableSecrets.mark(first), Optional.empty()));
    }

    /** The pair that goes with a renewable secret which is the session's current one. */
    TokenPair pair(SessionRecord session, SessionSecret renewable) {
        SessionSecret bearer = RenewableSecrets.bearer(renewable, session.id());
        Instant bearerUntil = session.state().credentials().stream()
                .filter(credential -> credential.use() == CredentialUse.BEARER
                        && credential.hash().matches(bearer))
                .findFirst()
                .flatMap(Credential::validUntil)
                .orElse(session.state().lastSeenAt());
        Instant renewalUntil = RenewalVerdict.current(session.state())
                .flatMap(Credential::validUntil)
                .orElse(session.state().lastSeenAt());
        return new TokenPair(
                session,
                new SessionToken(session.id(), bearer),
                bearerUntil,
                new SessionToken(session.id(), renewable),
                renewalUntil);
    }

    /**
     * Exchanges a renewable token for the pair that counts from now on.
     *
     * @param before looks at the session before anything is written; what it throws is thrown
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     */
    RenewalOutcome renew(SessionToken presented, Consumer<SessionRecord> before) {
        Instant now = records.now();
        Optional<SessionRecord> found = records.find(presented.id());
        if (found.isEmpty()) {
            return refused(RejectReason.UNKNOWN);
        }
        SessionRecord session = found.get();
        RenewalVerdict verdict = RenewalVerdict.of(presented.secret(), session.state(), now);
        if (verdict == RenewalVerdict.STRANGER) {
            return refused(RejectReason.UNKNOWN);
        }
        Optional<Rejection> over = records.over(session.state(), now);
        if (over.isPresent()) {
            return new RenewalOutcome.Refused(over.get());
        }
        if (verdict.renews()) {
            before.accept(session);
        }
        return switch (verdict) {
            case CURRENT -> rotate(session, presented.secret(), now);
            case JUST_ISSUED ->
                hasBearer(session, presented.secret())
                        ? new RenewalOutcome.Renewed(pair(session, presented.secret()), false)
                        : rotate(session, presented.secret(), now);
            case JUST_REPLACED -> repeated(session, presented.secret());
            case EXPIRED -> refused(RejectReason.EXPIRED);
            default -> reused(session, now);
        };
    }

    /** Whether the bearer token of the pair counts; a change of role has put another in its place. */
    private static boolean hasBearer(SessionRecord session, SessionSecret renewable) {
        return session.state().credentials().stream()
                .anyMatch(credential -> isBearerOf(credential, renewable, session.id()));
    }

    private RenewalOutcome rotate(SessionRecord read, SessionSecret presented, Instant now) {
        SessionRecord current = read;
        for (int attempt = 0; attempt < Admission.MOST_ATTEMPTS; attempt++) {
            RenewalNonce nonce = RenewalNonce.create(records.random());
            SessionSecret successor = RenewableSecrets.next(presented, current.id(), nonce);
            SessionRecord next =
                    records.next(current, rotated(current, presented, successor, nonce, now), current.data());
            if (records.replace(current, next)) {
                records.tell(new SessionEvent.Renewed(next.id(), next.user(), now));
                return new RenewalOutcome.Renewed(pair(next, successor), true);
            }
            Optional<SessionRecord> winner = records.find(current.id());
            if (winner.isEmpty()) {
                return refused(RejectReason.UNKNOWN);
            }
            Optional<Rejection> over = records.over(winner.get().state(), now);
            if (over.isPresent()) {
                return new RenewalOutcome.Refused(over.get());
            }
            if (!isStillCurrent(winner.get(), presented)) {
                return afterLostRace(winner.get(), presented);
            }
            current = winner.get(); // something else about the session has changed
        }
        throw Admission.crowded();
    }

    private static boolean isStillCurrent(SessionRecord session, SessionSecret presented) {
        return RenewalVerdict.current(session.state())
                .filter(credential -> credential.hash().matches(presented))
                .isPresent();
    }

    /**
     * This caller read its token as current and another was first: that is no reuse, whatever the clocks say. It is given the
     * same successor where that can still be computed, else refused with the session alive.
     */
    private RenewalOutcome afterLostRace(SessionRecord winner, SessionSecret presented) {
        return RenewalVerdict.wasReplacedLast(presented, winner.state())
                ? repeated(winner, presented)
                : refused(RejectReason.CHANGED);
    }

    private RenewalOutcome repeated(SessionRecord session, SessionSecret presented) {
        Optional<RenewalNonce> nonce =
                session.state().renewal().flatMap(Renewal::rotation).flatMap(Renewal.Rotation::nonce);
        if (nonce.isEmpty()) {
            return refused(RejectReason.CHANGED);
        }
        SessionSecret successor = RenewableSecrets.next(presented, session.id(), nonce.get());
        return new RenewalOutcome.Renewed(pair(session, successor), false);
    }

    private RenewalOutcome reused(SessionRecord session, Instant now) {
        records.tell(new SessionEvent.Reused(session.id(), session.user(), now));
        records.end(session, EndReason.REUSE_DETECTED);
        return new RenewalOutcome.Refused(new Rejection(RejectReason.ENDED, Optional.of(EndReason.REUSE_DETECTED)));
    }

    private SessionState rotated(
            SessionRecord session, SessionSecret old, SessionSecret successor, RenewalNonce nonce, Instant now) {
        SessionState state = session.state().touched(now);
        Instant repeatUntil = now.plus(terms.window());
        boolean repeats = !terms.window().isZero();
        List<Credential> credentials = new ArrayList<>();
        credentials.add(bearer(successor, session.id(), within(state, now, terms.bearerLife())));
        credentials.add(renewing(successor, within(state, now, terms.idleTimeout())));
        for (Credential credential : state.credentials()) {
            if (credential.use() == CredentialUse.ONE_TIME) {
                credentials.add(credential);
            } else if (repeats && credential.use() == CredentialUse.BEARER) {
                Instant until = earlier(credential.validUntil(), repeatUntil);
                if (until.isAfter(now)) {
                    credentials.add(new Credential(CredentialUse.BEARER, credential.hash(), Optional.of(until)));
                }
            }
        }
        Renewal renewal = new Renewal(
                RenewableSecrets.mark(old),
                Optional.of(new Renewal.Rotation(
                        old.hash(), now, repeatUntil, repeats ? Optional.of(nonce) : Optional.empty())));
        return state.withRenewal(credentials, renewal);
    }

    private static boolean isBearerOf(Credential credential, SessionSecret renewable, SessionId id) {
        return credential.use() == CredentialUse.BEARER
                && credential.hash().matches(RenewableSecrets.bearer(renewable, id));
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.isPresent() && one.get().isBefore(other) ? one.get() : other;
    }

    private static Instant within(SessionState state, Instant now, Duration life) {
        return earlier(state.endsAt(), now.plus(life));
    }

    private static Credential bearer(SessionSecret renewable, SessionId id, Instant until) {
        return new Credential(
                CredentialUse.BEARER, RenewableSecrets.bearer(renewable, id).hash(), Optional.of(until));
    }

    private static Credential renewing(SessionSecret renewable, Instant until) {
        return new Credential(CredentialUse.RENEWAL, renewable.hash(), Optional.of(until));
    }

    private static RenewalOutcome refused(RejectReason reason) {
        return new RenewalOutcome.Refused(new Rejection(reason));
    }
}
