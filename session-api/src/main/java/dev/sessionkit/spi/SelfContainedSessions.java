package dev.sessionkit.spi;

/**
 * A resolver that may be set to take a token's word for everything: its {@linkplain Claim.Carried carried} sessions are never
 * looked up, and nobody can end one before its token expires. Told to the framework, so that it can refuse that where the
 * settings ask for more ({@code Sessions.AssuranceLevel}). One that keeps a list of what no longer counts is a
 * {@link RevocableSessions} instead. Thread-safe.
 */
public interface SelfContainedSessions extends SessionResolver {

    /**
     * Whether it is set so.
     *
     * @return always the same once configured
     */
    boolean selfContained();
}
