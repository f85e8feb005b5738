package dev.sessionkit.spi;

/** What the texts of an account have in common, so that every database gives them back as they were. */
final class AccountTexts {

    private AccountTexts() {}

    static void check(String what, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters, not " + text.length());
        }
        if (text.codePoints().anyMatch(AccountTexts::isOdd)
                || isSpace(text.codePointAt(0))
                || isSpace(text.codePointBefore(text.length()))) {
            throw new IllegalArgumentException(
                    what + " has no control characters, no broken characters and no white space at its ends");
        }
    }

    private static boolean isOdd(int c) {
        return Character.isISOControl(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
