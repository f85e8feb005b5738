package dev.sessionkit.core.settings;

/** What of somebody else's text may stand in a message: not too much, and nothing that moves a terminal's cursor. */
public final class Excerpt {

    /** The most characters of it. */
    public static final int LONGEST = 100;

    private Excerpt() {}

    /**
     * Shortens and cleans a text.
     *
     * @param text anything
     * @return at most {@value #LONGEST} characters of it and an ellipsis; a question mark for what does not print
     */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).map(c -> prints(c) ? c : '?').forEach(shown::appendCodePoint);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            shown.append('…');
        }
        return shown.toString();
    }

    private static boolean prints(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
