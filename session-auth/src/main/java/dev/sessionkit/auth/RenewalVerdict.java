package dev.sessionkit.auth;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Renewal;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.Optional;

/** What a presented renewable secret is to a session that is live. */
enum RenewalVerdict {
    /** Nothing that renews this session: ids are public, so anybody can name any session. */
    STRANGER,
    /** The one that counts; to be replaced. */
    CURRENT,
    /** The one that counts, and new itself: whoever has just been given it means the same rotation. */
    JUST_ISSUED,
    /** The one that counts, but for too long. */
    EXPIRED,
    /** The one that was replaced last, while that is repeated. */
    JUST_REPLACED,
    /** Genuine once, and replaced for good: somebody has a copy. */
    REUSED;

    static RenewalVerdict of(SessionSecret presented, SessionState state, Instant now) {
        Optional<Credential> current = current(state);
        if (current.isEmpty() || !isOfFamily(presented, state)) {
            return STRANGER; // without a credential to exchange, the family is that of secrets replaced for their age
        }
        Renewal renewal = state.renewal().orElseThrow();
        if (current.get().hash().matches(presented)) {
            return ofCurrent(current.get(), renewal, now);
        }
        if (isBearer(presented, state)) {
            return STRANGER; // a client's mistake, and no sign of a copy
        }
        boolean repeats = renewal.rotation().isPresent()
                && renewal.rotation().get().repeats(now)
                && renewal.rotation().get().previous().matches(presented);
        return repeats ? JUST_REPLACED : REUSED;
    }

    private static RenewalVerdict ofCurrent(Credential current, Renewal renewal, Instant now) {
        if (current.validUntil().isPresent()
                && !now.isBefore(current.validUntil().get())) {
            return EXPIRED;
        }
        return renewal.rotation().isPresent() && isFresh(renewal.rotation().get(), now) ? JUST_ISSUED : CURRENT;
    }

    /** Whether it was rotated less than the window ago; where clocks differ, a negative age is none. */
    private static boolean isFresh(Renewal.Rotation rotation, Instant now) {
        return rotation.repeatUntil().isAfter(rotation.at()) && now.isBefore(rotation.repeatUntil());
    }

    /** Whether who presents it is given a pair. */
    boolean renews() {
        return this == CURRENT || this == JUST_ISSUED || this == JUST_REPLACED;
    }

    /** Whether the secret is of this family, of whatever generation. */
    static boolean isOfFamily(SessionSecret presented, SessionState state) {
        return presented.isRenewable()
                && state.renewal().isPresent()
                && state.renewal().get().mark().equals(presented.mark());
    }

    private static boolean isBearer(SessionSecret presented, SessionState state) {
        return state.credentials().stream()
                .anyMatch(credential -> credential.use() == CredentialUse.BEARER
                        && credential.hash().matches(presented));
    }

    /** The credential that renews, if there is one. */
    static Optional<Credential> current(SessionState state) {
        return state.credentials().stream()
                .filter(credential -> credential.use() == CredentialUse.RENEWAL)
                .findFirst();
    }

    /** Whether the secret is the one that was replaced last. */
    static boolean wasReplacedLast(SessionSecret presented, SessionState state) {
        return state.renewal()
                .flatMap(Renewal::rotation)
                .map(Renewal.Rotation::previous)
                .filter((SecretHash previous) -> previous.matches(presented))
                .isPresent();
    }
}
