package dev.sessionkit.resolver.header;

/** Which requests from other sites a browser adds the cookie to (RFC 6265bis, section 4.1.2.7). */
public enum SameSite {
    /** None: whoever comes from another site by a link comes signed out. */
    STRICT("Strict"),
    /** Those that open a page of this site without changing anything, such as following a link. */
    LAX("Lax"),
    /** All of them, also those a foreign page makes by itself. */
    NONE("None");

    private final String value;

    SameSite(String value) {
        this.value = value;
    }

    /** As the attribute is written. */
    String value() {
        return value;
    }
}
