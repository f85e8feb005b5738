package dev.sessionkit.spi;

/**
 * A resolver whose {@linkplain Claim.Carried carried} sessions can be changed: what changed is sent again, whole, once, when
 * the request is committed. Without this, changing a carried session is refused.
 *
 * <p>The revision of such a session is a count of generations, from 1: it rises when what the session may do changes, or its
 * client is given a new one on purpose, and stays the same otherwise. See {@link RevocableSessions}.
 */
public interface CarriedSessions extends SessionResolver {

    /**
     * Refuses a session that cannot be sent, before anything else is done about it.
     *
     * @param session as it would be sent
     * @throws dev.sessionkit.api.SessionTooLargeException where it is larger than clients carry
     */
    void requireSendable(SessionRecord session);
}
