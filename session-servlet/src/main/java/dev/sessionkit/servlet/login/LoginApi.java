package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;

/**
 * Signing in over HTTP.
 *
 * <p>Thread-safe.
 */
public final class LoginApi {

    private LoginApi() {}

    /**
     * Makes the sections {@code SessionApi} and {@code TokenPairApi} known, beside those of {@link Authentication#sections}.
     *
     * @param builder of the framework
     * @return the same builder
     */
    public static SessionFramework.Builder sections(SessionFramework.Builder builder) {
        return Authentication.sections(builder)
                .hostSection("SessionApi", SessionApiSettings.class)
                .hostSection("TokenPairApi", TokenPairApiSettings.class);
    }
}
