package dev.sessionkit.resolver.header;

/** The few rules of RFC 9110 and RFC 6750 by which headers are read. Positions, not copies; nothing here throws. */
final class Grammar {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String BEARER_MARKS = "-._~+/";

    private Grammar() {}

    /** Whether {@code text} is a {@code token}, as names of headers and cookies are (RFC 9110, section 5.6.2). */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isTokenCharacter((char) c));
    }

    static boolean isTokenCharacter(char c) {
        return isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0;
    }

    /** Whether the characters {@code [from, to)}, at least one, are a {@code b64token} (RFC 6750, section 2.1). */
    static boolean isBearerToken(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && BEARER_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return end > from;
    }

    /** Whether the characters {@code [from, to)} are all visible ASCII: no space, no control character. */
    static boolean isVisible(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** The first position of {@code [from, to)} that holds neither space nor tab; {@code to} if there is none. */
    static int skipSpace(String text, int from, int to) {
        int start = from;
        while (start < to && isSpace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** The position after the last of {@code [from, to)} that holds neither space nor tab; {@code from} if there is none. */
    static int dropSpace(String text, int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Space or tab: the only white space there is in a header (RFC 9110, section 5.6.3). */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
