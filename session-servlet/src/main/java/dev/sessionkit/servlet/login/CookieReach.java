package dev.sessionkit.servlet.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a cookie of endpoints is sent: below their base, and over TLS only. Immutable.
 *
 * @param base of the endpoints
 * @param alwaysSecure also where a developer's browser talks to its own machine
 */
record CookieReach(String base, boolean alwaysSecure) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Nobody but the client itself has anything of a made-up host name. */
    boolean isSecure(HttpServletRequest request) {
        return alwaysSecure
                || request.isSecure()
                || !LOOPBACK.contains(request.getServerName().toLowerCase(Locale.ROOT));
    }

    /** As browsers write it, and as the application is deployed: not as this one client spells it. */
    String path(HttpServletRequest request) {
        return URI.create(request.getServletContext().getContextPath()).toASCIIString() + base;
    }
}
