package dev.sessionkit.resolver.header;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What browsers ask of a cookie (RFC 6265bis), and which of it a cookie does not keep. Used by one thread. */
final class CookieRules {

    /** Far more than anyone needs, and few enough that a cookie with all its attributes stays below 4096 bytes. */
    private static final int LONGEST_NAME = 256;

    /** Browsers ignore an attribute that is longer (section 5.6). */
    private static final int LONGEST_PATH = 1024;

    private static final int LONGEST_DOMAIN = 253;
    private static final Duration SHORTEST_AGE = Duration.ofSeconds(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(400);

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String HOST = "(" + LABEL + "\\.)*(?![0-9])" + LABEL;

    private final List<String> broken = new ArrayList<>();

    void name(String name) {
        rule(
                Grammar.isToken(name) && name.length() <= LONGEST_NAME,
                "Name is \"" + name + "\", which is no cookie name: use 1 to " + LONGEST_NAME
                        + " letters, digits, hyphens and underscores, such as __Host-session (RFC 9110, section 5.6.2)");
    }

    void path(String path) {
        boolean written = path.startsWith("/") && Grammar.isVisible(path, 0, path.length()) && path.indexOf(';') < 0;
        rule(
                written && path.length() <= LONGEST_PATH,
                "Path is \"" + path + "\": it starts with / and has at most " + LONGEST_PATH
                        + " visible ASCII characters, none of them ; (RFC 6265bis, section 4.1.1)");
    }

    void domain(String domain) {
        rule(
                domain.length() <= LONGEST_DOMAIN && domain.matches(HOST),
                "Domain is \"" + domain + "\": it is a host name such as example.com, without a dot at its ends, and no"
                        + " address (RFC 6265bis, section 4.1.2.3)");
    }

    void maxAge(Duration age) {
        boolean whole = age.equals(age.truncatedTo(ChronoUnit.SECONDS));
        rule(
                whole && age.compareTo(SHORTEST_AGE) >= 0 && age.compareTo(LONGEST_AGE) <= 0,
                "MaxAge is " + age + ": it is 1 second (PT1S) to 400 days (P400D), in whole seconds; browsers keep no"
                        + " cookie longer (RFC 6265bis, section 5.5)");
    }

    /** What a browser asks of a name by its first characters, whatever their case (section 4.1.3). */
    void prefix(String name, String path, Optional<String> domain, boolean secure, boolean httpOnly) {
        String known = name.toLowerCase(Locale.ROOT);
        boolean host = known.startsWith("__host-");
        boolean http = known.startsWith("__http-") || known.startsWith("__host-http-");
        boolean any = host || http || known.startsWith("__secure-");
        rule(
                secure || !any,
                "Name is " + name
                        + ", whose prefix needs Secure: set Secure to true, or choose a name that does not start"
                        + " with __ (RFC 6265bis, section 4.1.3)");
        rule(
                domain.isEmpty() || !host,
                "Name is " + name + ", and __Host- allows no Domain: leave Domain out, or start the name with __Secure-"
                        + " (RFC 6265bis, section 4.1.3.2)");
        rule(
                path.equals("/") || !host,
                "Name is " + name + ", and __Host- needs the Path /: leave Path out, or start the name with __Secure-"
                        + " (RFC 6265bis, section 4.1.3.2)");
        rule(
                httpOnly || !http,
                "Name is " + name
                        + ", whose prefix needs HttpOnly: set HttpOnly to true, or start the name with __Host- or"
                        + " __Secure-");
    }

    /** What a browser takes over TLS alone. */
    void needsSecure(SameSite sameSite, boolean partitioned, boolean secure) {
        rule(
                secure || sameSite != SameSite.NONE,
                "SameSite NONE needs Secure: browsers drop the cookie otherwise (RFC 6265bis, section 5.7)");
        rule(secure || !partitioned, "Partitioned needs Secure: browsers drop the cookie otherwise (CHIPS)");
    }

    /**
     * To be called at the end.
     *
     * @throws IllegalArgumentException where a rule is broken; it names all that are
     */
    void check() {
        if (!broken.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", broken));
        }
    }

    private void rule(boolean kept, String message) {
        if (!kept) {
            broken.add(message);
        }
    }
}
