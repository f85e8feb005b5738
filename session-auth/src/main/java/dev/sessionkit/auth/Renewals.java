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
import dev.sessionkit.spi.Login;
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
        return SessionSecret.createRenewable(records.random());
    }

    /** The state of a session whose tokens renew, from {@code first} on. */
    SessionState begun(SessionId id, SessionSecret first, Login login) {
        Instant now = login.at();
        SessionState living = SessionState.begin(
                        now,
                        Optional.of(terms.idleTimeout()),
                        terms.familyLife().map(now::plus),
                        List.of())
                .withLogin(login);
        return living.withRenewal(issued(living, id, first, now), new Renewal(first.mark(), Optional.empty()));
    }

    /** The credentials that go with a renewable secret which is issued now. */
    private List<Credential> issued(SessionState state, SessionId id, SessionSecret renewable, Instant now) {
        List<Credential> credentials = new ArrayList<>();
        terms.bearerLife()
                .ifPresent(life -> credentials.add(new Credential(
                        CredentialUse.BEARER,
                        RenewableSecrets.bearer(renewable, id).hash(),
                        Optional.of(within(state, now, life)))));
        credentials.add(new Credential(
                CredentialUse.RENEWAL, renewable.hash(), Optional.of(within(state, now, terms.idleTimeout()))));
        return credentials;
    }

    /** The pair that goes with a renewable secret which is the session's current one. */
    TokenPair pair(SessionRecord session, SessionSecret renewable) {
        SessionState state = session.state();
        SessionSecret bearer = RenewableSecrets.bearer(renewable, session.id());
        Optional<Instant> bearerUntil = state.credentials().stream()
                .filter(credential -> isBearerOf(credential, renewable, session.id()))
                .findFirst()
                .flatMap(Credential::validUntil);
        Instant renewalUntil =
                RenewalVerdict.current(state).flatMap(Credential::validUntil).orElse(state.lastSeenAt());
        return new TokenPair(
                session,
                issuedAt(state),
                terms.bearerLife().map(life -> new SessionToken(session.id(), bearer)),
                bearerUntil.orElse(renewalUntil),
                new SessionToken(session.id(), renewable),
                renewalUntil);
    }

    /** When the current pair was issued: at the last rotation, else when the session began. */
    static Instant issuedAt(SessionState state) {
        return state.renewal()
                .flatMap(Renewal::rotation)
                .map(Renewal.Rotation::at)
                .or(() -> state.login().map(Login::at))
                .orElse(state.createdAt());
    }

    /**
     * Exchanges a renewable token for the pair that counts from now on.
     *
     * @param client who presents it
     * @param before looks at the session before anything is written; what it throws is thrown
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     */
    RenewalOutcome renew(RenewalClient client, SessionToken presented, Consumer<SessionRecord> before) {
        Instant now = records.now();
        Optional<SessionRecord> found = records.find(presented.id());
        if (found.isEmpty()) {
            return unknown(presented, client, now);
        }
        SessionRecord session = found.get();
        RenewalVerdict verdict = RenewalVerdict.of(presented.secret(), session.state(), now);
        if (verdict == RenewalVerdict.STRANGER || !isOfTheseTerms(session.state())) {
            return unknown(presented, client, now);
        }
        Optional<Rejection> over = records.over(session.state(), now);
        if (over.isPresent()) {
            return new RenewalOutcome.Refused(over.get());
        }
        if (verdict.renews()) {
            before.accept(session);
        }
        return switch (verdict) {
            case CURRENT -> rotate(session, presented.secret(), client, now);
            case JUST_ISSUED ->
                hasBearer(session, presented.secret())
                        ? new RenewalOutcome.Renewed(pair(session, presented.secret()), false)
                        : rotate(session, presented.secret(), client, now);
            case JUST_REPLACED -> repeated(session, presented.secret(), client, now);
            case EXPIRED -> refused(RejectReason.EXPIRED);
            default -> reused(session, now);
        };
    }

    /** A credential taken out of a refresh token gets no auth token: its session is opened by the word of others alone. */
    private boolean isOfTheseTerms(SessionState state) {
        return terms.bearerLife().isPresent() == state.vouchers().isEmpty();
    }

    /** Ids are public, so nothing changes; but somebody should hear of it. */
    private RenewalOutcome unknown(SessionToken presented, RenewalClient client, Instant now) {
        records.tell(new SessionEvent.Rejected(
                RejectReason.UNKNOWN, Optional.of(presented.id()), terms.name(), client.address(), now));
        return refused(RejectReason.UNKNOWN);
    }

    /** Whether the bearer token of the pair counts, if one goes with it; a change of role has put another in its place. */
    private boolean hasBearer(SessionRecord session, SessionSecret renewable) {
        return terms.bearerLife().isEmpty()
                || session.state().credentials().stream()
                        .anyMatch(credential -> isBearerOf(credential, renewable, session.id()));
    }

    private RenewalOutcome rotate(SessionRecord read, SessionSecret presented, RenewalClient client, Instant now) {
        SessionRecord current = read;
        for (int attempt = 0; attempt < Admission.MOST_ATTEMPTS; attempt++) {
            RenewalNonce nonce = RenewalNonce.create(records.random());
            SessionSecret successor = nonce.successor(presented, current.id());
            Renewal.Rotation rotation = rotation(presented, nonce, client, now);
            SessionRecord next = records.next(current, rotated(current, successor, rotation, now), current.data());
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
                return afterLostRace(winner.get(), presented, client, now);
            }
            current = winner.get(); // something else about the session has changed
            records.pause(attempt + 1);
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
    private RenewalOutcome afterLostRace(
            SessionRecord winner, SessionSecret presented, RenewalClient client, Instant now) {
        return RenewalVerdict.wasReplacedLast(presented, winner.state())
                ? repeated(winner, presented, client, now)
                : refused(RejectReason.CHANGED);
    }

    private RenewalOutcome repeated(SessionRecord session, SessionSecret presented, RenewalClient client, Instant now) {
        Optional<Renewal.Rotation> rotation = session.state().renewal().flatMap(Renewal::rotation);
        Optional<RenewalNonce> nonce = rotation.flatMap(Renewal.Rotation::nonce);
        if (rotation.isEmpty() || nonce.isEmpty()) {
            return refused(RejectReason.CHANGED);
        }
        if (!client.hasMade(rotation.get())) {
            records.tell(new SessionEvent.Repeated(
                    session.id(),
                    session.user(),
                    rotation.get().agent(),
                    rotation.get().address(),
                    client.agent(),
                    client.address(),
                    now));
        }
        SessionSecret successor = nonce.get().successor(presented, session.id());
        return hasBearer(session, successor)
                ? new RenewalOutcome.Renewed(pair(session, successor), false)
                : rotate(session, successor, client, now); // a change of role has put an end to the repeated pair
    }

    private RenewalOutcome reused(SessionRecord session, Instant now) {
        records.tell(new SessionEvent.Reused(session.id(), session.user(), now));
        records.end(session, EndReason.REUSE_DETECTED);
        return new RenewalOutcome.Refused(new Rejection(RejectReason.ENDED, Optional.of(EndReason.REUSE_DETECTED)));
    }

    private Renewal.Rotation rotation(SessionSecret old, RenewalNonce nonce, RenewalClient client, Instant now) {
        boolean repeats = !terms.window().isZero();
        return new Renewal.Rotation(
                old.hash(),
                now,
                now.plus(terms.window()),
                repeats ? Optional.of(nonce) : Optional.empty(),
                client.agent(),
                client.address());
    }

    private SessionState rotated(
            SessionRecord session, SessionSecret successor, Renewal.Rotation rotation, Instant now) {
        SessionState state = session.state().touched(now);
        List<Credential> credentials = issued(state, session.id(), successor, now);
        for (Credential credential : state.credentials()) {
            if (credential.use() == CredentialUse.BEARER && rotation.nonce().isPresent()) {
                Instant until = earlier(credential.validUntil(), rotation.repeatUntil());
                if (until.isAfter(now)) {
                    credentials.add(new Credential(CredentialUse.BEARER, credential.hash(), Optional.of(until)));
                }
            }
        }
        return state.withRenewal(credentials, new Renewal(successor.mark(), Optional.of(rotation)));
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

    private static RenewalOutcome refused(RejectReason reason) {
        return new RenewalOutcome.Refused(new Rejection(reason));
    }
}
