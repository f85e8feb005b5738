package dev.sessionkit.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The queries that {@code docs/jdbc.md} shows, so that they are run. */
final class Recipes {

    /** The id in all of them, in both spellings. */
    static final String ID = "A7svVwYAq5-Fhp5f2xZLTA";

    static final String ID_IN_HEX = "03bb2f570600ab9f85869e5fdb164b4c";

    private static final Pattern QUERY = Pattern.compile("```sql\n-- (.*?)\n(.*?)```", Pattern.DOTALL);

    private Recipes() {}

    /** The one query for a database that has a text in it. */
    static String of(String product, String text) {
        List<String> queries = QUERY.matcher(document())
                .results()
                .filter(block -> List.of(block.group(1).split(", ")).contains(product))
                .map(block -> block.group(2))
                .filter(query -> query.contains(text))
                .toList();
        if (queries.size() != 1) {
            throw new AssertionError("queries for " + product + " with " + text + ": " + queries);
        }
        return queries.get(0);
    }

    private static String document() {
        try {
            return Files.readString(Path.of("../docs/jdbc.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
