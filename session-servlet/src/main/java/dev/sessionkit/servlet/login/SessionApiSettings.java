package dev.sessionkit.servlet.login;

import dev.sessionkit.spi.Setting;
import java.util.List;

/**
 * The section {@code SessionApi}: the endpoints of seed 001. Immutable.
 *
 * @param base path of all endpoints
 * @param redirectTargets where browsers may be sent, beside pages of this host
 * @param registration whether anybody may register
 * @param clearSiteData what browsers are told to forget when they sign out
 * @param secureCookies whether the cookies of social logins travel over TLS only
 */
public record SessionApiSettings(
        @Setting(value = "The path that the endpoints of seed 001 are below.", byDefault = "/api/auth/v1")
        String base,

        @Setting(
                value =
                        "Where a redirect-url may lead, beside pages of this host: origins such as https://shop.example.com, or"
                                + " with a path, below which it may. https, or http on localhost. At most 100.")
        List<String> redirectTargets,

        @Setting(value = "Whether anybody may make an account with POST register.", byDefault = "false")
        boolean registration,

        @Setting(
                value =
                        "What a browser that signs out is told to forget of this host (Clear-Site-Data), such as cache and"
                                + " storage. An empty list: nothing.",
                byDefault = "cache")
        List<String> clearSiteData,

        @Setting(
                value =
                        "Whether the cookie of a social login under way is sent over TLS only. false leaves that out for"
                                + " localhost without TLS, and nowhere else.",
                byDefault = "true")
        boolean secureCookies) {

    private static final int MOST_TARGETS = 100;

    /**
     * Checks the form of each.
     *
     * @param base starts with a slash, and does not end with one
     * @param redirectTargets at most 100, each an origin as browsers write it, and a path where it has one
     * @param registration any
     * @param clearSiteData directives
     * @param secureCookies any
     * @throws IllegalArgumentException where something has another form
     */
    public SessionApiSettings {
        BasePath.check(base);
        if (redirectTargets.size() > MOST_TARGETS) {
            throw new IllegalArgumentException("RedirectTargets has at most " + MOST_TARGETS + " entries");
        }
        redirectTargets = List.copyOf(redirectTargets);
        RedirectTargets.of(redirectTargets);
        clearSiteData = ClearSiteData.checked(clearSiteData);
    }
}
