package dev.sessionkit.servlet.login;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Paths that every browser, library and server reads alike: of the characters of RFC 3986 (section 3.3), without what some take
 * out, decode or turn round before they go there.
 */
final class PlainPath {

    private static final String MARKS = "-._~!$&'()*+,;=:@/";
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern DOTS = Pattern.compile("(?i)(\\.|%2e){1,2}((;|%3b).*)?");

    /** A slash, a backslash or a control character, behind a percent sign. */
    private static final Pattern HIDDEN = Pattern.compile("(?i)%(2f|5c|[01][0-9a-f]|7f)");

    private PlainPath() {}

    /** Whether a text is a path, or a query, or both, and no more: no fragment, no host. */
    static boolean isPathAndQuery(String text) {
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        String query = mark < 0 ? "" : text.substring(mark + 1);
        return isPath(path) && isWritten(query, MARKS + "?");
    }

    private static boolean isPath(String path) {
        return (path.isEmpty() || path.startsWith("/"))
                && isWritten(path, MARKS)
                && !HIDDEN.matcher(path).find()
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(segment -> DOTS.matcher(segment).matches());
    }

    /** Whether all is visible ASCII of a URL, and each percent sign begins a character. */
    private static boolean isWritten(String text, String marks) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean encoded = each == '%'
                    && ENCODED.matcher(text).region(i, text.length()).lookingAt();
            if (!encoded && !isLetterOrDigit(each) && marks.indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9';
    }
}
