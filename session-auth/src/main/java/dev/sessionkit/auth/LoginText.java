package dev.sessionkit.auth;

/** Texts that clients send about themselves, as they may be kept. */
final class LoginText {

    private LoginText() {}

    /** The first characters, in visible ASCII; what is beyond is shown as a question mark. */
    static String cut(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest)).replaceAll("[^ -~]", "?");
    }
}
