package dev.sessionkit.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What somebody makes of genuine credentials who has no keys. None of it is genuine. */
final class Forged {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final int PLACES_TO_CUT = 40;

    private static final int MOST_PARTS = 6;

    private Forged() {}

    /** One character exchanged, at each place; where a part ends, with each other one, because some may decode to the same. */
    static Stream<String> withOneCharacterExchanged(String genuine) {
        return IntStream.range(0, genuine.length())
                .boxed()
                .flatMap(at -> othersThan(genuine, at)
                        .mapToObj(other -> genuine.substring(0, at) + (char) other + genuine.substring(at + 1)));
    }

    /** One character left out, at each place. */
    static Stream<String> withOneCharacterLeftOut(String genuine) {
        return IntStream.range(0, genuine.length())
                .mapToObj(at -> genuine.substring(0, at) + genuine.substring(at + 1));
    }

    /** The start of one and the end of another; and some of the parts between dots from one, the rest from the other. */
    static Stream<String> piecedTogether(String one, String other) {
        List<String> pieced = new ArrayList<>();
        int shorter = Math.min(one.length(), other.length());
        for (int place = 1; place < PLACES_TO_CUT; place++) {
            int at = shorter * place / PLACES_TO_CUT;
            pieced.add(one.substring(0, at) + other.substring(at));
        }
        String[] ones = one.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        int parts = Math.min(MOST_PARTS, Math.min(ones.length, others.length));
        for (int chosen = 1; chosen < 1 << parts; chosen++) {
            String[] mixed = others.clone();
            for (int part = 0; part < parts; part++) {
                mixed[part] = (chosen >> part & 1) == 1 ? ones[part] : others[part];
            }
            pieced.add(String.join(".", mixed));
        }
        return pieced.stream().filter(text -> !text.equals(one) && !text.equals(other));
    }

    private static IntStream othersThan(String genuine, int at) {
        int known = ALPHABET.indexOf(genuine.charAt(at));
        if (known < 0) {
            return IntStream.of('A', '-');
        }
        boolean endOfPart = at + 1 == genuine.length() || ALPHABET.indexOf(genuine.charAt(at + 1)) < 0;
        return endOfPart
                ? ALPHABET.chars().filter(other -> other != ALPHABET.charAt(known))
                : IntStream.of(ALPHABET.charAt(known ^ 1), ALPHABET.charAt(known ^ 32));
    }
}
