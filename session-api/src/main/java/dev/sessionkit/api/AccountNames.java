package dev.sessionkit.api;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * When two user names, or two e-mail addresses, are the same: when their canonical forms are equal. That form is the typed text
 * in NFKC, in lower case, in NFKC again, much as RFC 8265 (section 3.3, UsernameCaseMapped) has it; so {@code Anne},
 * {@code ANNE} and full-width spellings are one name. It is compared and indexed, never shown, and no mail is sent to it.
 *
 * <p>Characters are those of the IdentifierClass of RFC 8264: letters, digits and marks of all scripts, and visible ASCII.
 * Symbols, invisible and formatting characters, and what this JDK's Unicode does not know, are refused. Letters of different
 * scripts that merely look alike stay different. Thread-safe.
 */
public final class AccountNames {

    /** The most characters (UTF-16 units) a user name has, as typed and in its canonical form. */
    public static final int LONGEST_USER_NAME = 64;

    /** The most characters (UTF-16 units) an e-mail address has (RFC 5321, section 4.5.3.1.3, less the brackets). */
    public static final int LONGEST_EMAIL = 254;

    /** What has a meaning of its own in a mail's header (RFC 5322, section 3.2.3). */
    private static final String MAIL_SPECIALS = "()<>[]:;,\\\" ";

    private AccountNames() {}

    /**
     * What a user name is compared by. Single spaces may stand inside of it. It has no {@code @}, because a form with one field
     * for both would else let somebody take the name that is another's e-mail address.
     *
     * @param typed as somebody typed it
     * @return equal for all spellings of one name; its own canonical form
     * @throws IllegalArgumentException where nobody can be called so; says why, and does not repeat the name
     */
    public static String canonicalUserName(String typed) {
        String canonical = canonical("a user name", typed, LONGEST_USER_NAME);
        refuse(
                canonical.indexOf('@') >= 0,
                "a user name has no @, so that it cannot be mistaken for another user's e-mail address");
        refuse(
                canonical.startsWith(" ") || canonical.endsWith(" ") || canonical.contains("  "),
                "a user name has spaces inside only, and one at a time");
        return canonical;
    }

    /**
     * What an e-mail address is compared by: all of it without regard to case, also what stands before the {@code @}, although
     * a mail server might know the difference. Mail goes to the address as it was typed when it was verified.
     *
     * @param typed as somebody typed it
     * @return equal for all spellings of one address; its own canonical form
     * @throws IllegalArgumentException where it is no address that is taken here; says why, and does not repeat it
     */
    public static String canonicalEmail(String typed) {
        String canonical = canonical("an e-mail address", typed, LONGEST_EMAIL);
        int at = canonical.indexOf('@');
        refuse(
                at < 1 || at != canonical.lastIndexOf('@') || at == canonical.length() - 1,
                "an e-mail address has one @, and something before and after it");
        refuse(
                canonical.chars().anyMatch(c -> MAIL_SPECIALS.indexOf(c) >= 0),
                "an e-mail address has no spaces, quotes, brackets, commas, colons, semicolons or backslashes");
        return canonical;
    }

    private static String canonical(String what, String typed, int longest) {
        checkLength(what, typed, longest);
        String small = Normalizer.normalize(typed, Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ'); // which of the two a capital sigma becomes depends on its neighbours
        String canonical = Normalizer.normalize(small, Form.NFKC);
        if (canonical.length() > longest) {
            throw new IllegalArgumentException(
                    what + " has at most " + longest + " characters in its canonical form, not " + canonical.length());
        }
        checkCharacters(what, canonical);
        return canonical;
    }

    private static void checkLength(String what, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters, not " + text.length());
        }
    }

    private static void checkCharacters(String what, String canonical) {
        boolean afterSpace = true;
        for (int i = 0; i < canonical.length(); ) {
            int c = canonical.codePointAt(i);
            if (!isVisible(c)) {
                throw new IllegalArgumentException(
                        what + " has letters and digits of any script and visible ASCII characters, no symbols,"
                                + " no control, formatting or invisible characters and no unassigned ones");
            }
            if (afterSpace && isMark(c)) {
                throw new IllegalArgumentException(what + " has no combining mark without a letter before it");
            }
            afterSpace = c == ' ';
            i += Character.charCount(c);
        }
    }

    private static boolean isVisible(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> !isIgnorable(c);
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /**
     * Letters and marks that show nothing (Default_Ignorable_Code_Point of Unicode, of which the JDK has no table), and the
     * conjoining jamo that compose to nothing (OldHangulJamo of RFC 8264, section 9.9).
     */
    private static boolean isIgnorable(int c) {
        return c == 0x034f
                || isWithin(0x1100, 0x11ff, c)
                || isWithin(0x17b4, 0x17b5, c)
                || isWithin(0x180b, 0x180f, c)
                || isWithin(0xa960, 0xa97f, c)
                || isWithin(0xd7b0, 0xd7ff, c)
                || isWithin(0xfe00, 0xfe0f, c)
                || isWithin(0xe0000, 0xe0fff, c);
    }

    private static boolean isWithin(int first, int last, int c) {
        return first <= c && c <= last;
    }

    private static void refuse(boolean broken, String reason) {
        if (broken) {
            throw new IllegalArgumentException(reason);
        }
    }
}
