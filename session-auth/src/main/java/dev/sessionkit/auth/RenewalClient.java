package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.Renewal;
import java.util.Optional;

/**
 * Who presents a renewable token. Immutable.
 *
 * @param agent its user agent, fit to be kept
 * @param address its address
 */
record RenewalClient(Optional<String> agent, Optional<String> address) {

    /** A client of which nothing is known. */
    static final RenewalClient UNKNOWN = new RenewalClient(Optional.empty(), Optional.empty());

    static RenewalClient of(SessionRequest request, TrustedProxies proxies) {
        return new RenewalClient(
                request.headers("user-agent").stream()
                        .findFirst()
                        .map(agent -> LoginText.cut(agent, Login.LONGEST_AGENT)),
                proxies.clientOf(request).map(address -> LoginText.cut(address.toString(), Login.LONGEST_NAME)));
    }

    /** Whether this is, as far as one can see, who has renewed. */
    boolean hasMade(Renewal.Rotation rotation) {
        return agent.equals(rotation.agent()) && address.equals(rotation.address());
    }
}
