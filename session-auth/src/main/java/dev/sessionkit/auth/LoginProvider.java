package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.spi.Secret;
import java.util.Optional;

/**
 * Tells who a client is by what it presents: a ticket of a game platform, a token of an identity service. A component, loaded
 * by {@code ServiceLoader} and called by its name, as in seed 002; {@code Login.Providers} names those that may be used. Says
 * only who it is: the account, the session and the limits are the framework's. Thread-safe.
 *
 * <pre>{@code
 * @AutoService(LoginProvider.class)
 * @ComponentName("STEAM")
 * public final class SteamLogin implements LoginProvider {
 *     public Optional<ExternalLogin> authenticate(SessionRequest client, Secret payload) {
 *         return verified(payload.reveal()).map(id -> ExternalLogin.of(new ExternalIdentity("steam", id)));
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface LoginProvider {

    /** The most characters of a payload; longer ones are refused before a provider sees them. */
    int LONGEST_PAYLOAD = 16_384;

    /**
     * Judges what was presented.
     *
     * @param client the request
     * @param payload what the client presents, in whatever form this provider asks for; hostile
     * @return who it is; empty where it proves nothing, which is answered like a wrong password
     * @throws dev.sessionkit.api.SessionStoreException where whoever knows cannot be asked (503)
     */
    Optional<ExternalLogin> authenticate(SessionRequest client, Secret payload);
}
