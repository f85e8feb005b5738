package dev.sessionkit.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a session, told after it did (ASVS 16.3). Holds public ids only, never a secret. Immutable.
 */
public sealed interface SessionEvent {

    /**
     * When it happened.
     *
     * @return a time by the framework's clock
     */
    Instant at();

    /**
     * A session was stored for the first time.
     *
     * @param id which
     * @param user whose, if somebody's
     * @param at when
     */
    record Created(SessionId id, Optional<UserId> user, Instant at) implements SessionEvent {}

    /**
     * A session got a new secret; the old one is dead.
     *
     * @param id which
     * @param user whose, if somebody's
     * @param at when
     */
    record Renewed(SessionId id, Optional<UserId> user, Instant at) implements SessionEvent {}

    /**
     * A session was ended. A time-out is not told so, since it comes about by itself: a request that meets one is
     * {@link Rejected}.
     *
     * @param id which
     * @param user whose, if somebody's
     * @param reason why
     * @param at when
     */
    record Ended(SessionId id, Optional<UserId> user, EndReason reason, Instant at) implements SessionEvent {}

    /**
     * A renewable token was presented again after it had been replaced for good: one of its holders is a thief. The session ends.
     *
     * @param id which
     * @param user whose, if somebody's
     * @param at when
     */
    record Reused(SessionId id, Optional<UserId> user, Instant at) implements SessionEvent {}

    /**
     * A renewal was repeated for another client than the one it was made for: a lost answer on the way from one network to
     * another, or two holders of one token. Where a secret was replaced for its age, which core does, the addresses are those of
     * the other ends of the connections; so they may be proxies'.
     *
     * @param id which
     * @param user whose, if somebody's
     * @param agent the user agent of the first client
     * @param address the address of the first client
     * @param repeatedAgent the user agent of the other
     * @param repeatedAddress the address of the other
     * @param at when it was repeated
     */
    record Repeated(
            SessionId id,
            Optional<UserId> user,
            Optional<String> agent,
            Optional<String> address,
            Optional<String> repeatedAgent,
            Optional<String> repeatedAddress,
            Instant at)
            implements SessionEvent {}

    /**
     * Somebody tried to sign in, in vain (ASVS 16.3.1). What was typed is not told.
     *
     * @param failure why
     * @param provider how they tried, such as {@code PASSWORD}
     * @param user as whom, where there is such an account
     * @param address where the attempt came from, as far as it is known
     * @param at when
     */
    record LoginFailed(
            LoginFailure failure, String provider, Optional<UserId> user, Optional<String> address, Instant at)
            implements SessionEvent {}

    /**
     * Something about a user's account has changed that logins depend on (ASVS 16.3.3).
     *
     * @param user whose
     * @param change what: {@code REGISTERED}, {@code PASSWORD_CHANGED}, {@code ROLE_CHANGED}, {@code DISABLED}, {@code ENABLED},
     *     {@code DELETED}, {@code IDENTITY_LINKED}, {@code IDENTITY_UNLINKED}, {@code EMAIL_VERIFIED}
     * @param at when
     */
    record AccountChanged(UserId user, String change, Instant at) implements SessionEvent {}

    /**
     * A request presented a credential that opens no session.
     *
     * @param reason why not
     * @param id which session it named, if it could be read
     * @param resolver the name of the resolver that found it
     * @param peerAddress where the request came from, as the transport says
     * @param at when
     */
    record Rejected(
            RejectReason reason, Optional<SessionId> id, String resolver, Optional<String> peerAddress, Instant at)
            implements SessionEvent {}
}
