package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.core.SessionContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Logins at other systems: OpenID Connect, and OAuth 2.0 with a resource that tells who the user is (seed 001). The browser is
 * sent there with {@link #begin} and comes back to {@link #finish}. What comes back counts only in the browser that began (ASVS
 * 10.1.2), and once. Transport-neutral: where the user may be sent afterwards is the transport's to judge. Thread-safe.
 */
public interface SocialLogin {

    /** The most characters of a target. */
    int LONGEST_TARGET = 2048;

    /** How many of what browsers hold of logins are looked at. */
    int MOST_BINDINGS = 8;

    /**
     * The providers that the settings name.
     *
     * @return their names
     */
    Set<String> providers();

    /**
     * Begins a login that anybody may ask for: counted by the client's address, as failed logins are, since each leaves a small
     * record for a while.
     *
     * @param client who asks, for its address
     * @param login where, what for, and whether other sessions give way
     * @return where to send the browser, and what it shall hold meanwhile
     * @throws LoginThrottledException where there were too many from one address (429)
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws dev.sessionkit.api.SessionStoreException where the store or the provider is broken (503); nothing is stored then
     */
    SocialLoginStart begin(SessionRequest client, SocialLoginRequest login);

    /**
     * Begins a login.
     *
     * @param login where, what for, and whether other sessions give way
     * @return where to send the browser, and what it shall hold meanwhile
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws dev.sessionkit.api.SessionStoreException where the store or the provider is broken (503); nothing is stored then
     */
    SocialLoginStart begin(SocialLoginRequest login);

    /**
     * Begins a login whose user was asked nothing.
     *
     * @param provider its name in {@code IdentityProviders}; hostile
     * @param target where the user wants to go then; kept, and given back
     * @return where to send the browser, and what it shall hold meanwhile
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws IllegalArgumentException where the target is too long (400)
     * @throws dev.sessionkit.api.SessionStoreException where the store or the provider is broken (503)
     */
    default SocialLoginStart begin(String provider, String target) {
        return begin(SocialLoginRequest.of(provider, target));
    }

    /**
     * Begins to link an identity to the account of somebody who is signed in, and was asked for their password not long ago.
     *
     * @param caller the request
     * @param provider its name in {@code IdentityProviders}; hostile
     * @param target where the user wants to go then; kept, and given back
     * @return where to send the browser, and what it shall hold meanwhile
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws IllegalArgumentException where the target is too long (400)
     * @throws dev.sessionkit.api.SessionRequiredException where nobody is signed in (401)
     * @throws dev.sessionkit.api.FreshLoginRequiredException where they signed in too long ago: {@code Login.FreshFor}, else 15
     *     minutes (401)
     * @throws dev.sessionkit.api.SessionStoreException where the store or the provider is broken (503)
     */
    SocialLoginStart beginLink(SessionContext caller, String provider, String target);

    /**
     * Finishes what was begun: a login, with its session and its one-time token, or a link. Whatever comes of it, it was once:
     * the provider's code and what was begun are spent, unless it is refused because it was not begun in this browser, or is
     * fetched ahead of its user ({@code Sec-Purpose}).
     *
     * @param client who comes back; for a link, its {@link LoginClient#current()} session is whose account it is
     * @param provider the one it comes back from; hostile
     * @param callback the parameters it brings; hostile
     * @param bindings what the browser was given, of which the first {@value #MOST_BINDINGS} are looked at: a cookie for each
     *     login that was begun, whose name is the id of its token, is found by the callback's {@code state}; hostile
     * @return what came of it
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws LoginRefusedException where it was not begun in this browser, is a prefetch, or the account may not sign in; or the
     *     provider has ended its session meanwhile (401)
     * @throws AccountTakenException where the identity to link is another account's (409)
     * @throws TooManyIdentitiesException where the account can have no more identities (409)
     * @throws dev.sessionkit.api.SessionStoreException where a store or the provider is broken (503)
     */
    SocialLoginResult finish(
            LoginClient client, String provider, Map<String, List<String>> callback, List<String> bindings);

    /**
     * Ends the sessions that a provider says are over (OpenID Connect Back-Channel Logout 1.0), and refuses logins under way
     * that come from them.
     *
     * @param provider who says so; hostile
     * @param logoutToken its {@code logout_token}; hostile
     * @return how many sessions have ended
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws LogoutTokenRefusedException where it is no such token of that provider (400)
     * @throws dev.sessionkit.api.SessionStoreException where the store or the provider is broken (503)
     */
    int logout(String provider, String logoutToken);
}
