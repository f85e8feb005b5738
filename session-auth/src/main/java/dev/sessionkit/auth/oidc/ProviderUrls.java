package dev.sessionkit.auth.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which URLs may be used: https, and http on this machine itself. */
final class ProviderUrls {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int LONGEST = 2048;

    private ProviderUrls() {}

    static Optional<URI> parse(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it names a host and no user, over https; where {@code loopback} is set, also over http on this machine. */
    static boolean isSecure(URI url, boolean loopback) {
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || url.toString().length() > LONGEST) {
            return false;
        }
        return "https".equalsIgnoreCase(url.getScheme()) || loopback && isPlainLoopback(url);
    }

    static boolean isPlainLoopback(URI url) {
        return "http".equalsIgnoreCase(url.getScheme())
                && url.getHost() != null
                && LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
    }
}
