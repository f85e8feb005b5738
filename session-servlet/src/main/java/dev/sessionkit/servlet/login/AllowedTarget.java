package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.CrossSiteGuard;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An origin, or what is below a path there, that browsers may be sent to. Immutable.
 *
 * @param origin as browsers write it
 * @param path without a slash at its end; empty for the whole origin
 */
record AllowedTarget(String origin, String path) {

    private static final Pattern FORM = Pattern.compile("(https?://[^/]+)(/.*)?");
    private static final Pattern LOOPBACK = Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    /**
     * One of the settings.
     *
     * @throws IllegalArgumentException where it has not the form
     */
    static AllowedTarget of(String setting) {
        Matcher parts = FORM.matcher(setting);
        if (!parts.matches()) {
            throw new IllegalArgumentException("RedirectTargets has '" + setting
                    + "', which is no origin such as https://shop.example.com, with or without a path");
        }
        String origin = parts.group(1);
        CrossSiteGuard.of(Set.of(origin)); // whose rules are the same
        if (origin.startsWith("http://") && !LOOPBACK.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "RedirectTargets has '" + setting
                            + "', whose pages anybody on the way can change: it is https, or http on localhost (RFC 9700, section 2.6)");
        }
        String path = parts.group(2) == null ? "" : parts.group(2);
        if (!path.isEmpty() && (path.indexOf('?') >= 0 || !PlainPath.isPathAndQuery(path))) {
            throw new IllegalArgumentException(
                    "RedirectTargets has '" + setting
                            + "', whose path is not written plainly: no query, no fragment, no dot segments, no encoded slashes");
        }
        return new AllowedTarget(origin, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** Whether a target is there, and written plainly. */
    boolean covers(String target) {
        if (!target.startsWith(origin)) {
            return false;
        }
        String rest = target.substring(origin.length());
        return (rest.isEmpty() || PlainPath.isPathAndQuery(rest)) && isBelow(rest);
    }

    private boolean isBelow(String rest) {
        return rest.startsWith(path)
                && (rest.length() == path.length()
                        || rest.charAt(path.length()) == '/'
                        || rest.charAt(path.length()) == '?');
    }
}
