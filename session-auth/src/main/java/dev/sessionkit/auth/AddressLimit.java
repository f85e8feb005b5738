package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.auth.throttle.LoginThrottle;
import dev.sessionkit.auth.throttle.TrustedProxies;

/**
 * Counts what anybody may ask for and what costs much, by the client's address. Thread-safe.
 *
 * @param proxies through whom clients come
 * @param throttle what is counted with failed logins
 */
record AddressLimit(TrustedProxies proxies, LoginThrottle throttle) {

    /**
     * Counts one.
     *
     * @throws dev.sessionkit.auth.throttle.LoginThrottledException where there were too many
     */
    void count(SessionRequest client) {
        proxies.clientOf(client).ifPresent(throttle::requireOfAddress);
    }
}
