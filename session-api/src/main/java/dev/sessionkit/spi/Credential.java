package dev.sessionkit.spi;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionSecret;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One way to prove ownership of a session. Immutable.
 *
 * @param use what it may be used for
 * @param hash of the secret that proves it
 * @param validUntil when it stops to count, exclusive, in whole milliseconds; empty: as long as the session
 */
public record Credential(CredentialUse use, SecretHash hash, Optional<Instant> validUntil) {

    /**
     * Checks and cuts the time to milliseconds.
     *
     * @param use what it may be used for
     * @param hash of the secret
     * @param validUntil when it stops to count
     */
    public Credential {
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(hash, "hash");
        validUntil = validUntil.map(SessionState::inMillis);
    }

    /**
     * The credential of a new session.
     *
     * @param secret what the client will present
     * @return a credential that opens requests as long as the session lives
     */
    public static Credential bearer(SessionSecret secret) {
        return new Credential(CredentialUse.BEARER, secret.hash(), Optional.empty());
    }

    /**
     * Judges a presented secret.
     *
     * @param presented what a client sent
     * @param forUse what it was presented for
     * @param now the current time
     * @return whether it is this credential's, for this use, in time
     */
    public boolean proves(SessionSecret presented, CredentialUse forUse, Instant now) {
        return use == forUse && (validUntil.isEmpty() || now.isBefore(validUntil.get())) && hash.matches(presented);
    }
}
