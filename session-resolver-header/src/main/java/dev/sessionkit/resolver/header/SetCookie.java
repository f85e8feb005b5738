package dev.sessionkit.resolver.header;

import java.time.Duration;

/**
 * The cookie as it is written (RFC 6265bis, section 4.1.1), all but the token made beforehand. Immutable.
 *
 * @param start the name and the equals sign
 * @param attributes what follows the token
 * @param removal the whole cookie that takes the place of the last one and is gone at once
 */
record SetCookie(String start, String attributes, String removal) {

    static SetCookie of(CookieSessionResolverSettings settings) {
        String start = settings.name() + "=";
        String scope = scope(settings);
        String lifetime = settings.maxAge().map(SetCookie::maxAge).orElse("");
        String gone = maxAge(Duration.ZERO) + "; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
        return new SetCookie(start, scope + lifetime, start + scope + gone);
    }

    String holding(String text) {
        return start + text + attributes;
    }

    /** What must be the same in the removal, or the browser takes it for another cookie, or drops it. */
    private static String scope(CookieSessionResolverSettings settings) {
        StringBuilder scope = new StringBuilder("; Path=").append(settings.path());
        settings.domain().ifPresent(domain -> scope.append("; Domain=").append(domain));
        scope.append(settings.secure() ? "; Secure" : "");
        scope.append(settings.httpOnly() ? "; HttpOnly" : "");
        scope.append("; SameSite=").append(settings.sameSite().value());
        scope.append(settings.partitioned() ? "; Partitioned" : "");
        return scope.toString();
    }

    private static String maxAge(Duration age) {
        return "; Max-Age=" + age.toSeconds();
    }
}
