package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.auth.password.LoginBusyException;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Secret;

/**
 * Seed 000: sessions of user name, password and device, with tokens of two weeks that are extended by reissuing. Transport-neutral;
 * each refusal is an exception of its own. Thread-safe.
 */
public interface SessionsService {

    /**
     * Signs a user in on a device ({@code CreateSession}).
     *
     * @param client the request, for its address and agent
     * @param username the user name, or the e-mail address
     * @param password exactly as typed
     * @param deviceUuid the client's name for its device, a UUID
     * @return tokens and whom they are for
     * @throws IllegalArgumentException where the name is empty or the UUID is none
     * @throws LoginRefusedException where name or password are wrong, or the account is disabled
     * @throws LoginThrottledException where there were too many failures
     * @throws LoginBusyException where too many passwords are being hashed
     * @throws SessionLimitException where the user has as many sessions as allowed, and none gives way
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken
     */
    SessionGrant create(SessionRequest client, String username, Secret password, String deviceUuid);

    /**
     * Exchanges a reissue token for the next pair ({@code ReissueSession}). The auth token that went with it is dead when the window
     * is up; the reissue token, presented again after that, ends the session.
     *
     * @param client the request, for its address and agent: where the same token comes from another client, an event tells
     * @param reissueToken hostile
     * @return tokens and whom they are for; the same for all who present one token inside the window
     * @throws dev.sessionkit.api.SessionRequiredException where it is none, or counts no longer, with the reason
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken
     */
    SessionGrant reissue(SessionRequest client, String reissueToken);

    /**
     * Ends the session of a token ({@code DestroySession}): of an auth token that counts, or of a token of any generation of
     * its family. All tokens of a session share a mark, so one that is long replaced, from an old log say, still ends it.
     *
     * @param token hostile
     * @return false where it is none, or its session had ended
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken
     */
    boolean destroy(String token);
}
