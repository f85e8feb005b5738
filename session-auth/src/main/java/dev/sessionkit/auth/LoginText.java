package dev.sessionkit.auth;

import java.util.regex.Pattern;

/** Texts that clients send about themselves, as they may be kept and shown. */
final class LoginText {

    private static final Pattern NOT_VISIBLE_ASCII = Pattern.compile("[^ -~]");

    /** Control and format characters, such as those that turn the direction of a line, line ends, halves of characters. */
    private static final Pattern NOT_TO_BE_SHOWN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private LoginText() {}

    /** The first characters, in visible ASCII, which is what headers have; what is beyond is shown as a question mark. */
    static String cut(String text, int longest) {
        return NOT_VISIBLE_ASCII.matcher(first(text, longest)).replaceAll("?");
    }

    /** The first characters of a name that people have given, in whatever script; what nobody sees is shown as a question mark. */
    static String name(String text, int longest) {
        return NOT_TO_BE_SHOWN.matcher(first(text, longest)).replaceAll("?");
    }

    private static String first(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }
}
