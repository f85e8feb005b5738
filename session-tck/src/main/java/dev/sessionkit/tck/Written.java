package dev.sessionkit.tck;

/** Hostile text so that one sees it, in the report of a rule that failed. */
final class Written {

    private static final int MOST_CHARACTERS = 200;

    private Written() {}

    static String out(String text) {
        StringBuilder written = new StringBuilder();
        text.chars()
                .limit(MOST_CHARACTERS)
                .forEach(c ->
                        written.append(c > ' ' && c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return written + " (" + text.length() + " characters)";
    }
}
