package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.auth.password.LoginBusyException;
import dev.sessionkit.auth.password.PasswordRefusedException;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Secret;
import java.util.Optional;

/**
 * Seed 003: an access token that lives for minutes and a refresh token that is exchanged for the next pair, both JWTs of one
 * session record, which ends them. Transport-neutral; each refusal is an exception of its own. Thread-safe.
 */
public interface TokenPairService {

    /**
     * Makes an account and signs it in. Counted by address, as failed logins are, so that nobody takes all hashing for it.
     *
     * @param client who asks
     * @param userName unique, whatever its spelling; hostile
     * @param email unique, whatever its case; not verified; hostile
     * @param password exactly as typed
     * @return tokens and whom they are for
     * @throws IllegalArgumentException where the name or address is none (400)
     * @throws PasswordRefusedException where the password is not good enough (400)
     * @throws AccountTakenException where name or address are somebody's already (409)
     * @throws LoginThrottledException where there were too many from one address (429)
     * @throws LoginBusyException where too many passwords are being hashed (503)
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken (503); the account may be there then
     */
    TokenPairGrant register(LoginClient client, String userName, Optional<String> email, Secret password);

    /**
     * Signs a user in.
     *
     * @param client who asks
     * @param name the user name, or the e-mail address; hostile
     * @param password exactly as typed
     * @return tokens and whom they are for
     * @throws IllegalArgumentException where the name is empty or too long (400)
     * @throws LoginRefusedException where they are wrong, or the account may not sign in (401)
     * @throws LoginThrottledException where there were too many failures (429)
     * @throws LoginBusyException where too many passwords are being hashed (503)
     * @throws SessionLimitException where the user has as many sessions as allowed, and none gives way (409)
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken (503)
     */
    TokenPairGrant login(LoginClient client, String name, Secret password);

    /**
     * Signs a user in by another proof than a password.
     *
     * @param client who asks
     * @param provider one of {@code Login.Providers}; hostile
     * @param payload as {@link AuthenticationService#login} takes it; hostile
     * @return tokens and whom they are for
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws IllegalArgumentException where the payload has not its form (400)
     * @throws LoginRefusedException where it proves nothing, or the account may not sign in (401)
     * @throws LoginThrottledException where there were too many failures (429)
     * @throws LoginBusyException where too many passwords are being hashed (503)
     * @throws SessionLimitException where the user has as many sessions as allowed, and none gives way (409)
     * @throws TooManyIdentitiesException where an address links, and the account can have no more identities (409)
     * @throws dev.sessionkit.api.SessionStoreException where a store, or another system, is broken (503)
     */
    TokenPairGrant loginBy(LoginClient client, String provider, Secret payload);

    /**
     * Exchanges a refresh token for the next pair. Presented again after {@code TokenPairs.RepeatWindow}, it ends the session: one
     * of its holders is a thief (RFC 9700, section 4.14.2).
     *
     * @param client the request, for its address and agent
     * @param refreshToken hostile
     * @return tokens and whom they are for; the same for all who present one token inside the window
     * @throws dev.sessionkit.api.SessionRequiredException where it is none, or counts no longer, with the reason (401)
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken (503)
     */
    TokenPairGrant refresh(SessionRequest client, String refreshToken);

    /**
     * Whether a text is a refresh token that was issued here, whatever has become of it: for clients that come with several. No
     * store is asked.
     *
     * @param token hostile
     * @return whether one of our keys has signed it as a refresh token
     */
    boolean isRefreshToken(String token);

    /**
     * Ends the session of a pair. A refresh token is genuine in whatever generation: one that is long replaced ends its session
     * as well.
     *
     * @param accessToken hostile
     * @param refreshToken hostile
     * @return false where the session had ended
     * @throws dev.sessionkit.api.SessionRequiredException with {@code TokenPairs.StrictLogout}: {@code ABSENT} where one is missing,
     *     {@code MALFORMED} where the refresh token is none of ours, {@code UNKNOWN} where its session is not known, {@code EXPIRED}
     *     where the access token has run out, {@code REFUSED} where that is none of ours, or of another session. The refresh token is
     *     judged first: where there is one, {@code ABSENT} and {@code EXPIRED} mean that a refresh, and signing out with what it
     *     gives, is all it takes. Without, where neither is genuine: {@code ABSENT} where none is there, else {@code UNKNOWN}; of two
     *     sessions, both end then (401)
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken (503)
     */
    boolean logout(Optional<String> accessToken, Optional<String> refreshToken);

    /**
     * Ends the session of a token that its client no longer needs (RFC 7009). Nobody learns whether there was one.
     *
     * @param token an access or a refresh token, of whatever age; hostile
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken (503)
     */
    void revoke(String token);

    /**
     * What another service may know of a token (RFC 7662). The caller sees to it that it is a service that may ask.
     *
     * @param token an access or a refresh token; hostile
     * @return inactive unless it counts now, and its session lives
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken (503)
     */
    TokenIntrospection introspect(String token);

    /**
     * The public keys by which others can verify access tokens (RFC 7517), to be served as
     * {@value dev.sessionkit.auth.jwt.TokenIssuer#JWKS_TYPE}.
     *
     * @return a JSON object
     */
    String jwks();
}
