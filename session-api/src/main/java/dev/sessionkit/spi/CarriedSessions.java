package dev.sessionkit.spi;

/**
 * A resolver whose {@linkplain Claim.Carried carried} sessions can be changed: what changed is sent again, whole, once, when
 * the request is committed. Without this, changing a carried session is refused. Each change of such a session has the next
 * higher revision, counted from 1, so that a newer state is told from an older one; see {@link RevocableSessions}.
 */
public interface CarriedSessions extends SessionResolver {}
