package dev.sessionkit.resolver.header;

import java.util.Locale;
import java.util.Set;

/** Which headers a token may stand in. */
final class HeaderName {

    private static final Set<String> TAKEN = Set.of(
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "expect",
            "host",
            "keep-alive",
            "location",
            "origin",
            "proxy-authorization",
            "proxy-connection",
            "referer",
            "sec-fetch-site",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "vary");

    private HeaderName() {}

    /**
     * Checks that a token may stand under {@code name}, in HTTP and in gRPC.
     *
     * @throws IllegalArgumentException where not; it says why
     */
    static void check(String setting, String name) {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException(
                    setting + " is \"" + name + "\", which is no header name: use letters, digits"
                            + " and hyphens, such as x-session-id (RFC 9110, section 5.6.2)");
        }
        String known = name.toLowerCase(Locale.ROOT);
        if (known.equals("cookie") || known.equals("set-cookie")) {
            throw new IllegalArgumentException(
                    setting + " is " + name + ": for a cookie, choose CookieSessionResolver instead");
        }
        if (known.equals("authorization")) {
            throw new IllegalArgumentException(setting + " is " + name + ": for Authorization: Bearer, choose"
                    + " BearerSessionResolver; a response has no such header");
        }
        if (TAKEN.contains(known)) {
            throw new IllegalArgumentException(
                    setting + " is " + name + ", which means something else in HTTP: choose one of your own");
        }
        if (known.endsWith("-bin") || known.startsWith("grpc-")) {
            throw new IllegalArgumentException(setting + " is " + name
                    + ", but names that end in -bin or start with grpc- are gRPC's own: choose another");
        }
    }
}
