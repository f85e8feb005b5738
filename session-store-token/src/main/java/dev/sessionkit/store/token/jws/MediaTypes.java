package dev.sessionkit.store.token.jws;

import java.util.Locale;

/** Media types as JOSE headers write them: {@code at+JWT} is {@code application/at+jwt} (RFC 7515, section 4.1.9). */
final class MediaTypes {

    private static final String OMITTED = "application/";

    private MediaTypes() {}

    /** In lower case, without the part that may be left out. */
    static String shortened(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        boolean hasOmitted = lower.startsWith(OMITTED) && lower.indexOf('/', OMITTED.length()) < 0;
        return hasOmitted ? lower.substring(OMITTED.length()) : lower;
    }
}
