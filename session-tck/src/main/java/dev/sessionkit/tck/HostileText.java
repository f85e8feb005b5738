package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import java.util.ArrayList;
import java.util.List;

/** Texts that look like a credential, or like an attack, and are no credential. */
final class HostileText {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private HostileText() {}

    /** What an attacker, or a careless proxy, makes of a genuine credential. White space at the ends is left alone. */
    static List<String> madeOf(String genuine) {
        int middle = genuine.length() / 2;
        String start = genuine.substring(0, middle);
        String end = genuine.substring(middle);
        char first = genuine.charAt(0);
        String rest = genuine.substring(1);
        return List.of(
                rest,
                start,
                genuine.substring(0, genuine.length() - 1),
                genuine + "A",
                genuine + "=",
                genuine + ".",
                "." + genuine,
                genuine + "." + genuine,
                start + " " + end,
                start + "\t" + end,
                start + "\u0000" + end,
                "\u0000" + genuine,
                genuine + "\u0000",
                start + "\r\n" + end,
                genuine + "\n",
                genuine + "\r\nSet-Cookie: a=b",
                start + "\u007f" + end,
                start + "\ud83d" + end,
                start + "😀" + end,
                start + "\u00ad" + end,
                start + "%00" + end,
                (char) (first + 0x100) + rest,
                (char) (first + 0x8000) + rest,
                (char) (first + 0xfee0) + rest);
    }

    /** Other ways to write a token of which there is one canonical spelling. */
    static List<String> otherSpellingsOf(String token) {
        int dot = SessionId.LENGTH;
        String id = token.substring(0, dot);
        String secret = token.substring(dot + 1);
        List<String> spellings = new ArrayList<>(List.of(
                id,
                secret,
                id + ".",
                "." + secret,
                secret + "." + id,
                id + secret,
                id + ".." + secret,
                id + "." + secret + ".",
                id + ":" + secret,
                id + "%2E" + secret,
                id + "%2e" + secret,
                id + "==." + secret,
                id + "." + secret + "=",
                id + "=." + secret + "=",
                "/" + token.substring(1),
                "+" + token.substring(1),
                token.substring(0, token.length() - 2) + "/A"));
        for (int bits = 1; bits < 16; bits++) { // the last character of an id has four bits that must be zero
            spellings.add(lastCharacter(id, bits) + "." + secret);
        }
        for (int bits = 1; bits < 4; bits++) { // that of a secret two
            spellings.add(id + "." + lastCharacter(secret, bits));
        }
        return spellings;
    }

    /** More than a header should hold: over 4 KiB. */
    static List<String> oversized(String genuine) {
        return List.of(
                "A".repeat(4_097),
                "A".repeat(70_000),
                ".".repeat(4_097),
                genuine + "A".repeat(5_000),
                genuine + ".".repeat(5_000),
                (genuine + ".").repeat(100),
                "é".repeat(5_000),
                "\u0000".repeat(5_000));
    }

    private static String lastCharacter(String text, int bits) {
        int last = text.length() - 1;
        return text.substring(0, last) + ALPHABET.charAt(ALPHABET.indexOf(text.charAt(last)) + bits);
    }
}
