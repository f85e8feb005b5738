package dev.sessionkit.api;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a client may send in place of a credential. Nothing in it is a canonical spelling of anything. */
final class HostileTexts {

    private HostileTexts() {}

    /** Texts made of {@code genuine} and of nothing. */
    static Stream<String> madeOf(String genuine) {
        return Stream.of(edgesOf(genuine), cutsOf(genuine), bitsOf(genuine), noise())
                .flatMap(List::stream)
                .filter(text -> !text.equals(genuine));
    }

    private static List<String> edgesOf(String genuine) {
        return List.of(
                "",
                " ",
                ".",
                "..",
                "\u0000",
                "\ud800",
                "=",
                genuine + "=",
                genuine + "==",
                genuine + ".",
                "." + genuine,
                genuine + " ",
                " " + genuine,
                genuine + "\n",
                genuine + "\u0000",
                "\ufeff" + genuine,
                genuine + genuine,
                genuine + "." + genuine,
                genuine.replace('-', '+').replace('_', '/') + "A",
                "A".repeat(genuine.length() - 1) + "\uff21",
                ".".repeat(genuine.length()),
                "\ud83d\ude00".repeat(genuine.length() / 2),
                "é".repeat(genuine.length()),
                "A".repeat(100_000));
    }

    private static List<String> cutsOf(String genuine) {
        return Stream.iterate(0, length -> length < genuine.length(), length -> length + 1)
                .flatMap(
                        length -> Stream.of(genuine.substring(0, length), genuine.substring(genuine.length() - length)))
                .toList();
    }

    private static List<String> bitsOf(String genuine) {
        return Stream.iterate(0, at -> at < genuine.length(), at -> at + 1)
                .flatMap(at -> Stream.of("\u0000", "=", "+", "/", "%", " ", "\u007f", "\u0080", "\u0141", "\uffff")
                        .map(odd -> genuine.substring(0, at) + odd + genuine.substring(at + 1)))
                .toList();
    }

    private static List<String> noise() {
        Random random = new Random(20261101);
        return Stream.generate(() -> random.ints(random.nextInt(120), 0, 0x110000)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(500)
                .toList();
    }
}
