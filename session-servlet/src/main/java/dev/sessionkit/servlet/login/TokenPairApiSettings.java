package dev.sessionkit.servlet.login;

import dev.sessionkit.spi.Setting;
import java.util.List;

/**
 * The section {@code TokenPairApi}: the endpoints of seed 003, which are there where {@code TokenPairs.Resolver} is set. Immutable.
 *
 * @param base path of all endpoints
 * @param cookieName of the refresh token
 * @param hostPrefix whether the cookie is one that no other host can plant
 * @param clearSiteData what browsers are told to forget when they sign out
 * @param secureCookies whether the cookie travels over TLS only
 */
public record TokenPairApiSettings(
        @Setting(
                value = "The path that the endpoints of seed 003 are below, and that the refresh cookie is sent to.",
                byDefault = "/auth")
        String base,

        @Setting(value = "The name of the cookie that holds the refresh token.", byDefault = "refreshToken")
        String cookieName,

        @Setting(
                value =
                        "Whether __Host- stands before that name, so that no other host of the domain can plant the cookie. It is"
                                + " sent to all paths then, over TLS only.",
                byDefault = "false")
        boolean hostPrefix,

        @Setting(
                value =
                        "What a browser that signs out is told to forget of this host (Clear-Site-Data), such as cache and"
                                + " storage. An empty list: nothing.",
                byDefault = "cache")
        List<String> clearSiteData,

        @Setting(
                value =
                        "Whether the cookie is sent over TLS only. false leaves that out for localhost without TLS, and nowhere"
                                + " else.",
                byDefault = "true")
        boolean secureCookies) {

    /**
     * Checks the form of each.
     *
     * @param base starts with a slash, and does not end with one
     * @param cookieName letters, digits and marks of an RFC 9110 token
     * @param hostPrefix any
     * @param clearSiteData directives
     * @param secureCookies any
     * @throws IllegalArgumentException where something has another form
     */
    public TokenPairApiSettings {
        BasePath.check(base);
        if (!cookieName.matches("[A-Za-z0-9_-]{1,64}") || cookieName.startsWith("__")) {
            throw new IllegalArgumentException(
                    "CookieName is 1 to 64 letters, digits, hyphens and underscores, without a prefix; HostPrefix sets that");
        }
        clearSiteData = ClearSiteData.checked(clearSiteData);
    }

    /** The cookie's name, with its prefix. */
    String fullCookieName() {
        return hostPrefix ? "__Host-" + cookieName : cookieName;
    }
}
