package dev.sessionkit.core;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.Renewal;
import java.util.Optional;

/**
 * What a request says of the client it comes from, fit to be kept. Core knows of no proxies, so the address is that of the other
 * end of the connection. Immutable.
 *
 * @param agent the user agent
 * @param address the peer address
 */
record RequestClient(Optional<String> agent, Optional<String> address) {

    /** Nobody: there is no request. */
    static final RequestClient NONE = new RequestClient(Optional.empty(), Optional.empty());

    static RequestClient of(SessionRequest request) {
        return new RequestClient(
                request.headers("user-agent").stream().findFirst().map(agent -> cut(agent, Login.LONGEST_AGENT)),
                request.peerAddress().map(address -> cut(address, Login.LONGEST_NAME)));
    }

    /** Whether it looks like the one that a secret was replaced for. */
    boolean hasMade(Renewal.Rotation rotation) {
        return agent.equals(rotation.agent()) && address.equals(rotation.address());
    }

    /** The first characters, with control characters and broken pairs of surrogates replaced. */
    static String cut(String text, int longest) {
        StringBuilder kept = new StringBuilder(text.substring(0, Math.min(text.length(), longest)));
        for (int i = 0; i < kept.length(); i++) {
            char c = kept.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < kept.length()
                    && Character.isLowSurrogate(kept.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                kept.setCharAt(i, '?');
            }
        }
        return kept.toString();
    }
}
