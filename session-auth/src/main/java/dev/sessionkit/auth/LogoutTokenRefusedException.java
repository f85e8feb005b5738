package dev.sessionkit.auth;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.auth.oidc.IdentityRefusal;
import dev.sessionkit.auth.oidc.IdentityRefusedException;

/**
 * What came by a provider's back channel is no logout token of that provider; nothing has ended (400, OpenID Connect
 * Back-Channel Logout 1.0, section 2.8). The message names the provider and the reason, and quotes nothing of what came.
 */
public final class LogoutTokenRefusedException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    private final IdentityRefusal reason;

    LogoutTokenRefusedException(IdentityRefusedException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.reason = cause.reason();
    }

    /**
     * Why.
     *
     * @return safe to log
     */
    public IdentityRefusal reason() {
        return reason;
    }
}
