package dev.sessionkit.auth.throttle;

import java.util.Optional;

/**
 * Who tries to log in where, before anything is known about them. Immutable.
 *
 * @param account the canonical form of the name that was typed, whether or not there is such an account
 * @param client where the attempt comes from, or empty where that is not known
 * @param knownClient whether this client has proved that it signed in to this very account before
 */
public record LoginAttempt(String account, Optional<NetworkAddress> client, boolean knownClient) {

    /** Without the name: people type passwords there by mistake. */
    @Override
    public String toString() {
        return "LoginAttempt[client=" + client.map(NetworkAddress::toString).orElse("unknown") + ", knownClient="
                + knownClient + "]";
    }
}
