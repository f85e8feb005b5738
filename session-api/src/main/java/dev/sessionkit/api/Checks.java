package dev.sessionkit.api;

/** Bounds that several values share. */
final class Checks {

    private Checks() {}

    /**
     * Returns {@code text} where it has 1 to {@code longest} characters, none of them a control character or half of a
     * surrogate pair, and does not start or end with white space (databases disagree on whether that counts).
     */
    static String name(String what, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters, not " + text.length());
        }
        boolean odd = false;
        for (int i = 0; i < text.length(); i++) { // a plain loop: each user id that is read comes by here
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                odd |= Character.isISOControl(c) || Character.isSurrogate(c);
            }
        }
        if (odd || isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1))) {
            throw new IllegalArgumentException(
                    what + " has no control characters, no broken characters and no white space at its ends");
        }
        return text;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
