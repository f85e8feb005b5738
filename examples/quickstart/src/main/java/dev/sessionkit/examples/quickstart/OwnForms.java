package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Set;

/**
 * Tells a form of our own from one that another site made a browser post: the cookie alone proves nothing about that.
 *
 * <p>Browsers say in {@code Sec-Fetch-Site} whose page is asking, and no script can change it. {@code same-origin} is ours;
 * {@code none} is the user's own doing, which no page can bring about; {@code same-site} may be any other port of this
 * machine. Older browsers send at least {@code Origin} with a form. Whoever sends neither is no browser, holds no cookies
 * it did not mean to send, and is let through.
 *
 * @param origins our own, as browsers write them; never taken from the request's {@code Host}
 */
record OwnForms(Set<String> origins) {

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    /** The origins of a host that listens on this machine alone. */
    static OwnForms onThisMachine(int port) {
        String suffix = port == 80 ? "" : ":" + port;
        return new OwnForms(Set.of("http://localhost" + suffix, "http://127.0.0.1" + suffix));
    }

    /** Refuses what another site made a browser send. */
    void require(Headers request) {
        List<String> sites = request.getOrDefault("Sec-Fetch-Site", List.of());
        boolean own = sites.isEmpty()
                ? origins.containsAll(request.getOrDefault("Origin", List.of()))
                : OWN_SITES.containsAll(sites);
        if (!own) {
            throw new RefusedException(403, "this was posted from a page of another site");
        }
    }
}
