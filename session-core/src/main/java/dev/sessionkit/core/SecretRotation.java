package dev.sessionkit.core;

import dev.sessionkit.api.SessionEvent;
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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One request's part in giving the secret it presented a successor: it rotates, or is told what another has rotated to. The
 * successor is computed from the presented secret and what the record keeps, so that all who present the same one are told the
 * same. Used by one thread.
 */
final class SecretRotation {

    private final SessionSecret presented;
    private final RequestClient client;
    private final Instant now;
    private final Lifetimes lifetimes;
    private final Duration window;
    private final RandomGenerator random;
    private @Nullable RenewalNonce nonce; // made when it rotates; then the same in each attempt to write

    /**
     * One request's part.
     *
     * @param now the time by which its session was found
     */
    SecretRotation(Kernel kernel, SessionSecret presented, RequestClient client, Instant now) {
        this.presented = presented;
        this.client = client;
        this.now = now;
        this.lifetimes = kernel.lifetimes();
        this.window = kernel.settings().renewalWindow();
        this.random = kernel.random();
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
        RenewalNonce own = nonce == null ? RenewalNonce.create(random) : nonce;
        nonce = own;
        SessionSecret successor = own.successor(presented, id);
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
                        Optional.of(new Renewal.Rotation(
                                presented.hash(), now, until, Optional.of(own), client.agent(), client.address()))));
    }

    /** Whether this request's own rotation stands there. */
    boolean isIn(SessionState state) {
        return nonce != null
                && state.renewal()
                        .flatMap(Renewal::rotation)
                        .flatMap(Renewal.Rotation::nonce)
                        .filter(nonce::equals)
                        .isPresent();
    }

    /**
     * What the client is to be told: what took the place of the secret it presented, whoever rotated. Nothing once that secret
     * counts no more: this request may have been served by what a node remembered from before.
     */
    Optional<SessionSecret> successor(SessionRecord session) {
        return replacement(session.state())
                .filter(rotation -> rotation.repeats(now))
                .flatMap(Renewal.Rotation::nonce)
                .map(kept -> kept.successor(presented, session.id()));
    }

    /** The rotation that is repeated for this request, where it was made for a client that looks different. */
    Optional<SessionEvent> repeatedForAnother(SessionRecord session) {
        return replacement(session.state())
                .filter(rotation -> rotation.repeats(now) && !client.hasMade(rotation))
                .map(rotation -> new SessionEvent.Repeated(
                        session.id(),
                        session.user(),
                        rotation.agent(),
                        rotation.address(),
                        client.agent(),
                        client.address(),
                        now));
    }

    private boolean isReplaced(SessionState state) {
        return replacement(state).isPresent();
    }

    /** What put another secret in the place of the one that was presented. */
    private Optional<Renewal.Rotation> replacement(SessionState state) {
        return state.renewal()
                .flatMap(Renewal::rotation)
                .filter(rotation -> rotation.previous().matches(presented));
    }

    private boolean isPresented(Credential credential) {
        return credential.proves(presented, CredentialUse.BEARER, now);
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.isPresent() && one.get().isBefore(other) ? one.get() : other;
    }
}
