package dev.sessionkit.auth;

import dev.sessionkit.auth.password.LoginBusyException;
import dev.sessionkit.auth.password.PasswordRefusedException;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Secret;
import java.util.Optional;

/**
 * Logins by whatever proof, each of which begins a session of the framework's settings, for the account they stand for (seeds 001
 * and 002). The session holds the account under {@link dev.sessionkit.api.Entity#ACCOUNT} and how it came about under
 * {@link ProviderLogin#PAYLOAD}. Transport-neutral; each refusal is an exception of its own. Thread-safe.
 *
 * <pre>{@code
 * SessionContext context = framework.open(request, response);
 * LoginClient client = LoginClient.of(request);
 * LoginResult result = authentication.authenticationService().login(client, "PASSWORD", payload);
 * context.adopt(result.session());
 * context.commit();
 * }</pre>
 */
public interface AuthenticationService {

    /**
     * Signs a user in.
     *
     * @param client who asks
     * @param provider one of {@code Login.Providers}; hostile
     * @param payload in the form that provider asks for; hostile. {@code PASSWORD}: a JSON object of {@code username} or
     *     {@code email}, and {@code password}
     * @return the session, to be sent to the client, and whose it is
     * @throws UnknownProviderException where there is no such provider (404)
     * @throws IllegalArgumentException where the payload has not its form (400)
     * @throws LoginRefusedException where it proves nothing, or the account may not sign in (401)
     * @throws LoginThrottledException where there were too many failures (429)
     * @throws LoginBusyException where too many passwords are being hashed (503)
     * @throws SessionLimitException where the user has as many sessions as allowed, and none gives way (409)
     * @throws TooManyIdentitiesException where an address links, and the account can have no more identities (409)
     * @throws dev.sessionkit.api.SessionStoreException where a store, or another system, is broken (503)
     */
    LoginResult login(LoginClient client, String provider, Secret payload);

    /**
     * The same by name and password.
     *
     * @param client who asks
     * @param name the user name, or the e-mail address; hostile
     * @param password exactly as typed
     * @return the session, to be sent to the client, and whose it is
     * @throws IllegalArgumentException where the name is empty or too long (400)
     * @throws LoginRefusedException where they are wrong, or the account may not sign in (401)
     * @throws LoginThrottledException where there were too many failures (429)
     * @throws LoginBusyException where too many passwords are being hashed (503)
     * @throws SessionLimitException where the user has as many sessions as allowed, and none gives way (409)
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken (503)
     */
    LoginResult loginWithPassword(LoginClient client, String name, Secret password);

    /**
     * Makes an account and signs it in. Counted by address, as failed logins are, so that nobody takes all hashing for it.
     *
     * @param client who asks
     * @param userName unique, whatever its spelling; hostile
     * @param email unique, whatever its case; not verified; hostile
     * @param password exactly as typed
     * @return the session, to be sent to the client, and whose it is
     * @throws IllegalArgumentException where the name or address is none (400)
     * @throws PasswordRefusedException where the password is not good enough (400)
     * @throws AccountTakenException where name or address are somebody's already (409)
     * @throws LoginThrottledException where there were too many from one address (429)
     * @throws LoginBusyException where too many passwords are being hashed (503)
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken (503); the account may be there then
     */
    LoginResult register(LoginClient client, String userName, Optional<String> email, Secret password);
}
