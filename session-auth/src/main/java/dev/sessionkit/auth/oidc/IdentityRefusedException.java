package dev.sessionkit.auth.oidc;

import dev.sessionkit.api.SessionException;

/**
 * What came back from a provider proves nothing (401). The message names the provider and the reason, and quotes nothing of
 * what came.
 */
public final class IdentityRefusedException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    private final IdentityRefusal reason;

    IdentityRefusedException(String provider, IdentityRefusal reason) {
        super("identity provider " + provider + ": " + reason.sentence());
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return for the log, and to tell {@link IdentityRefusal#CANCELLED} apart
     */
    public IdentityRefusal reason() {
        return reason;
    }
}
