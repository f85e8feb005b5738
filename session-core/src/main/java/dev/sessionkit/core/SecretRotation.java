package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
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

/**
 * One request's part in giving the secret it presented a successor: it rotates, or is told what another has rotated to. The
 * successor is computed from the presented secret and what the record keeps, so that all who present the same one are told the
 * same. Immutable.
 */
final class SecretRotation {

    private final SessionSecret presented;
    private final RenewalNonce nonce;
    private final Instant now;
    private final Lifetimes lifetimes;
    private final Duration window;

    SecretRotation(Kernel kernel, SessionSecret presented, Instant now) {
        this.presented = presented;
        this.nonce = RenewalNonce.create(kernel.random());
        this.now = now;
        this.lifetimes = kernel.lifetimes();
        this.window = kernel.settings().renewalWindow();
    }

    /** Whether somebody who opened a session in this state may be due a successor; to be asked first, as it costs little. */
    static boolean concerns(SessionState state, Instant now, Lifetimes lifetimes) {
        if (state.renewal().isEmpty() || SecretRenewal.exchanges(state)) {
            return false;
        }
        boolean repeats = state.renewal().get().rotation().isPresent()
                && state.renewal().get().rotation().get().repeats(now);
        return repeats || isDue(state, now, lifetimes);
    }

    private static boolean isDue(SessionState state, Instant now, Lifetimes lifetimes) {
        Instant issued = state.renewal()
                .flatMap(Renewal::rotation)
                .map(Renewal.Rotation::at)
                .orElse(state.createdAt());
        return lifetimes.renewalDue(issued, now);
    }

    /** Whether the presented secret is the one that counts, and old. */
    boolean appliesTo(SessionState state) {
        return presented.isRenewable()
                && state.renewal().isPresent()
                && !SecretRenewal.exchanges(state)
                && !isReplaced(state)
                && isDue(state, now, lifetimes)
                && state.credentials().stream().anyMatch(this::isPresented);
    }

    /** The session with the successor beside the presented secret, which counts for the window only. */
    SessionState applied(SessionId id, SessionState state) {
        Instant until = now.plus(window);
        SessionSecret successor = nonce.successor(presented, id);
        List<Credential> credentials = new ArrayList<>();
        for (Credential credential : state.credentials()) {
            if (isPresented(credential)) {
                credentials.add(new Credential(CredentialUse.BEARER, successor.hash(), credential.validUntil()));
                credentials.add(new Credential(
                        CredentialUse.BEARER, credential.hash(), Optional.of(earlier(credential.validUntil(), until))));
            } else if (credential.validUntil().isEmpty()
                    || credential.validUntil().get().isAfter(now)) {
                credentials.add(credential);
            }
        }
        return state.withRenewal(
                credentials,
                new Renewal(
                        presented.mark(),
                        Optional.of(new Renewal.Rotation(presented.hash(), now, until, Optional.of(nonce)))));
    }

    /** Whether this request's own rotation stands there. */
    boolean isIn(SessionState state) {
        return state.renewal()
                .flatMap(Renewal::rotation)
                .flatMap(Renewal.Rotation::nonce)
                .filter(nonce::equals)
                .isPresent();
    }

    /** What the client is to be told: what took the place of the secret it presented, whoever rotated. */
    Optional<SessionSecret> successor(SessionRecord session) {
        return isReplaced(session.state())
                ? session.state()
                        .renewal()
                        .flatMap(Renewal::rotation)
                        .flatMap(Renewal.Rotation::nonce)
                        .map(kept -> kept.successor(presented, session.id()))
                : Optional.empty();
    }

    private boolean isReplaced(SessionState state) {
        return state.renewal()
                .flatMap(Renewal::rotation)
                .filter(rotation -> rotation.previous().matches(presented))
                .isPresent();
    }

    private boolean isPresented(Credential credential) {
        return credential.proves(presented, CredentialUse.BEARER, now);
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.isPresent() && one.get().isBefore(other) ? one.get() : other;
    }
}
