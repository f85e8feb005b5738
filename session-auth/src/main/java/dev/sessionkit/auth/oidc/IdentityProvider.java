package dev.sessionkit.auth.oidc;

import dev.sessionkit.auth.ExternalLogin;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Another system that says who somebody is, by the authorization code flow with PKCE (RFC 6749, RFC 7636, RFC 9700). Knows
 * nothing of sessions, accounts and browsers: who uses it remembers {@link LoginSecrets} between the two calls, and binds them
 * to the browser. Thread-safe.
 */
public interface IdentityProvider {

    /**
     * What the settings call it.
     *
     * @return also the name in messages
     */
    String name();

    /**
     * Where to send the browser.
     *
     * @param secrets new ones
     * @return the provider's page, with everything that it has to know
     * @throws dev.sessionkit.api.SessionStoreException where the provider was not reached yet and cannot be (503)
     */
    URI authorizationUri(LoginSecrets secrets);

    /**
     * Who it is that came back.
     *
     * @param callback the parameters with which the browser came back, decoded; hostile
     * @param secrets those of {@link #authorizationUri}, of the same browser, each used once
     * @return who it is, by everything that OpenID Connect Core 3.1.3.7 and 5.3.2 ask for
     * @throws IdentityRefusedException where that is not proved (401)
     * @throws dev.sessionkit.api.SessionStoreException where the provider cannot be asked (503)
     */
    ExternalLogin complete(Map<String, List<String>> callback, LoginSecrets secrets);

    /**
     * What a provider says has ended (OpenID Connect Back-Channel Logout 1.0, section 2.6).
     *
     * @param logoutToken of the request's body; hostile
     * @return which sessions to end
     * @throws IdentityRefusedException where it is not this provider's word (400)
     * @throws dev.sessionkit.api.SessionStoreException where the provider's keys cannot be fetched (503)
     */
    LogoutNotice logout(String logoutToken);

    /**
     * Whether an address that this provider has verified may be kept with a new account, and link somebody new to the account
     * that has verified it too.
     *
     * @return {@code LinkVerifiedEmail}
     */
    boolean linksVerifiedEmail();
}
