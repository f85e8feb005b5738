package dev.sessionkit.servlet;

import java.time.Duration;

/**
 * What {@code WWW-Authenticate} says. RFC 9110 (section 15.5.2) wants one in every 401; where clients carry bearer tokens it is
 * RFC 6750's.
 *
 * @param scheme {@code Bearer} or {@code Session}
 * @param realm of RFC 9110, section 11.5
 */
record Challenge(String scheme, String realm) {

    private static final String BEARER = "Bearer";

    /** Checks that the realm needs no escaping. */
    Challenge {
        if (!realm.matches("[ !#-\\[\\]-~]{1,64}")) {
            throw new IllegalArgumentException(
                    "a realm has 1 to 64 printable ASCII characters, none of them a quote or a backslash");
        }
    }

    static Challenge session() {
        return new Challenge("Session", "sessions");
    }

    static Challenge bearer(String realm) {
        return new Challenge(BEARER, realm);
    }

    boolean isBearer() {
        return scheme.equals(BEARER);
    }

    /** Nothing was presented (RFC 6750, section 3.1: then no error is told). */
    String plain() {
        return scheme + " realm=\"" + realm + "\"";
    }

    /** What was presented does not count. */
    String invalidToken() {
        return isBearer() ? error("invalid_token") : plain();
    }

    /** It counts, but for too little. */
    String insufficientScope() {
        return error("insufficient_scope");
    }

    /** The login is too long ago (RFC 9470, section 3). */
    String staleLogin(Duration maxAge) {
        return error("insufficient_user_authentication") + ", max_age=\"" + maxAge.toSeconds() + "\"";
    }

    private String error(String code) {
        return plain() + ", error=\"" + code + "\"";
    }
}
