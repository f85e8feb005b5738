package dev.sessionkit.resolver.header;

import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The section of {@link CookieSessionResolver}: the cookie's name and attributes (RFC 6265bis, section 4.1.2). What a browser
 * would drop without a word is refused here. Immutable.
 *
 * @param name the cookie's name
 * @param path the pages it is sent to
 * @param domain the hosts it is sent to
 * @param secure whether it travels over TLS only
 * @param httpOnly whether it is hidden from scripts
 * @param sameSite which requests from other sites carry it
 * @param partitioned whether each embedding site has a cookie of its own
 * @param maxAge how long the browser keeps it
 */
public record CookieSessionResolverSettings(
        @Setting(
                value = "The cookie's name, compared exactly. The prefix __Host- keeps other hosts from planting one.",
                byDefault = "__Host-session")
        String name,

        @Setting(value = "The path below which the browser sends the cookie.", byDefault = "/")
        String path,

        @Setting("The domain to all of whose hosts the cookie is sent. Without it: to the host that set it, alone.")
        Optional<String> domain,

        @Setting(
                value = "Whether the cookie is sent over TLS only. Without it, Name has none of the prefixes.",
                byDefault = "true")
        boolean secure,

        @Setting(value = "Whether the cookie is hidden from scripts.", byDefault = "true")
        boolean httpOnly,

        @Setting(
                value = "Which requests from other sites carry the cookie. STRICT: none. LAX: links. NONE: all.",
                byDefault = "LAX")
        SameSite sameSite,

        @Setting(
                value = "Whether the browser keeps one cookie for each site that embeds this one. Needs Secure.",
                byDefault = "false")
        boolean partitioned,

        @Setting("How long the browser keeps it, PT1S to P400D; else until it closes. No time-out of a session.")
        Optional<Duration> maxAge) {

    /**
     * Checks that browsers take such a cookie.
     *
     * @param name the cookie's name
     * @param path the pages it is sent to
     * @param domain the hosts it is sent to
     * @param secure whether it travels over TLS only
     * @param httpOnly whether it is hidden from scripts
     * @param sameSite which requests from other sites carry it
     * @param partitioned whether each embedding site has a cookie of its own
     * @param maxAge how long the browser keeps it
     * @throws IllegalArgumentException where they would not; it names all rules that are broken
     */
    public CookieSessionResolverSettings {
        Objects.requireNonNull(sameSite, "sameSite");
        CookieRules rules = new CookieRules();
        rules.name(name);
        rules.path(path);
        domain.ifPresent(rules::domain);
        maxAge.ifPresent(rules::maxAge);
        rules.prefix(name, path, domain, secure, httpOnly);
        rules.needsSecure(sameSite, partitioned, secure);
        rules.check();
    }
}
