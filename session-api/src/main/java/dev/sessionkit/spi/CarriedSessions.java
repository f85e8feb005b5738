package dev.sessionkit.spi;

/**
 * A resolver whose {@linkplain Claim.Carried carried} sessions can be changed: what changed is sent again, whole, once, when
 * the request is committed. Without this, changing a carried session is refused.
 */
public interface CarriedSessions extends SessionResolver {}
