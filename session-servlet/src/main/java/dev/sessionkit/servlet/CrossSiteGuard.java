package dev.sessionkit.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what our own pages send from what another site made a browser send: the cookie alone proves nothing about that (ASVS
 * 3.5.1, NIST SP 800-63B-4 section 5.1). There is no token to manage.
 *
 * <p>Browsers say in {@code Sec-Fetch-Site} whose page is asking, and no script can change it. {@code same-origin} is ours;
 * {@code none} is the user's own doing, which no page can bring about; {@code same-site} may be anybody else's on the same
 * domain. Browsers that do not send it, as over plain HTTP, send {@code Origin} with whatever is not a plain GET. Who sends
 * neither is no browser, holds no cookies it did not mean to send, and is let through.
 *
 * <p>Immutable and thread-safe.
 */
public final class CrossSiteGuard {

    private static final Set<String> SAFE_METHODS =
            Set.of("GET", "HEAD", "OPTIONS", "TRACE"); // RFC 9110, section 9.2.1
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final Set<String> OWN_DESTINATIONS = Set.of("empty", "document");

    private final Set<String> origins;

    private CrossSiteGuard(Set<String> origins) {
        this.origins = Set.copyOf(origins);
        this.origins.forEach(CrossSiteGuard::requireOrigin);
    }

    /**
     * A guard of a host that browsers know under these origins. They are never taken from the request's {@code Host}, which a
     * client chooses.
     *
     * @param origins as browsers write them: {@code https://shop.example.com}, with a port only where it is not the scheme's
     *     own; none: then browsers without {@code Sec-Fetch-Site} can change nothing
     * @return the guard
     * @throws IllegalArgumentException where one is written otherwise
     */
    public static CrossSiteGuard of(Set<String> origins) {
        return new CrossSiteGuard(origins);
    }

    /** Whether a request may change anything at all, by the meaning of its method. */
    static boolean unsafe(HttpServletRequest request) {
        return !SAFE_METHODS.contains(request.getMethod());
    }

    /**
     * Refuses a request of an unsafe method that another site brought about.
     *
     * @param request one that may change something
     * @throws CrossSiteRequestException where it is not ours
     */
    public void requireOwn(HttpServletRequest request) {
        List<String> sites = values(request, "Sec-Fetch-Site");
        if (!OWN_SITES.containsAll(sites)) {
            throw new CrossSiteRequestException("Sec-Fetch-Site says that a page of another site has sent this");
        }
        if (sites.isEmpty() && !origins.containsAll(values(request, "Origin"))) {
            throw new CrossSiteRequestException("Origin is none of this host's");
        }
    }

    /**
     * Refuses a GET that changes something, such as the one that signs out, unless one of our own pages asked for it or the
     * client has presented its session, or one that is over, by another way than a cookie. Any page can make a browser GET, with the cookies, and browsers do it ahead of time by
     * themselves; a header of a client's own no other page can add.
     *
     * @param request whatever its method, as this rule is the stricter one; led through {@link SessionFilter}
     * @throws CrossSiteRequestException where it may be somebody else's doing: the user is to press a button that posts
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken, so that nothing is known
     */
    public void requireOwnGet(HttpServletRequest request) {
        boolean own = List.of("same-origin").equals(values(request, "Sec-Fetch-Site"))
                && OWN_DESTINATIONS.contains(only(values(request, "Sec-Fetch-Dest")))
                && values(request, "Sec-Purpose").isEmpty();
        Exchange exchange = Exchange.of(request);
        if (!own && !exchange.sessionWithoutCookies() && !exchange.refusedWithoutCookies()) {
            throw new CrossSiteRequestException("A GET does this only for pages of this host, or with the session in a"
                    + " header: send a POST, or the session in a header in place of the cookie");
        }
    }

    /**
     * Refuses a GET that begins something small for its user, such as a login at another system, where no user is behind it: a page
     * has it loaded as an image, a frame or a script, a script of another site fetches it, or a browser does ahead of time. Links of
     * other sites may lead there, and who is no browser may ask.
     *
     * @param request whatever its method
     * @throws CrossSiteRequestException where it is no visit of a user's
     */
    public void requireVisit(HttpServletRequest request) {
        List<String> destinations = values(request, "Sec-Fetch-Dest");
        boolean visit = destinations.isEmpty()
                || only(destinations).equals("document")
                || only(destinations).equals("empty") && OWN_SITES.containsAll(values(request, "Sec-Fetch-Site"));
        if (!visit || !values(request, "Sec-Purpose").isEmpty()) {
            throw new CrossSiteRequestException("Only a visit of its user begins this: no picture, frame or script of a"
                    + " page, and nothing that a browser fetches ahead");
        }
    }

    private static String only(List<String> values) {
        return values.size() == 1 ? values.get(0) : "";
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }

    private static void requireOrigin(String origin) {
        if (!asBrowsersWriteIt(origin).equals(Optional.of(origin))) {
            throw new IllegalArgumentException("'" + origin
                    + "' is not an origin as browsers write it: http or https, a host in lower case, a port where it is not the"
                    + " scheme's own, and nothing after it, such as https://shop.example.com");
        }
    }

    private static Optional<String> asBrowsersWriteIt(String origin) {
        URI uri;
        try {
            uri = URI.create(origin);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme();
        if (uri.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            return Optional.empty();
        }
        boolean usualPort = uri.getPort() == -1 || uri.getPort() == ("https".equals(scheme) ? 443 : 80);
        return Optional.of(
                scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usualPort ? "" : ":" + uri.getPort()));
    }
}
