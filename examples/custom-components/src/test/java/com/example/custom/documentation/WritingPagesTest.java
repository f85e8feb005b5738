package com.example.custom.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on writing components show this example's own code and settings, and what is really said to mistakes. */
class WritingPagesTest {

    private static final Path PAGES = Path.of("..", "..", "docs");
    private static final String RESOLVER = "writing-a-resolver.md";
    private static final String STORE = "writing-a-store.md";
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    @ParameterizedTest
    @ValueSource(strings = {RESOLVER, STORE})
    void code_stands_in_a_source_file_of_the_example(String page) throws IOException {
        List<String> sources = files(Path.of("src"), ".java");
        assertThat(blocks(page, "java"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(sources).anyMatch(source -> source.contains(block)));
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOLVER, STORE})
    void settings_stand_in_a_settings_file_of_the_example(String page) throws IOException {
        List<String> settings = files(Path.of("."), ".json");
        assertThat(blocks(page, "json"))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(settings).anyMatch(file -> file.contains(block)));
    }

    @Test
    void what_is_quoted_on_resolvers_is_said() throws IOException {
        assertQuoted(RESOLVER, Messages.ofResolvers());
    }

    @Test
    void what_is_quoted_on_stores_is_said() throws IOException {
        assertQuoted(STORE, Messages.ofStores());
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOLVER, STORE, "writing-a-component.md"})
    void links_lead_somewhere(String page) throws IOException {
        List<String> links = LINK.matcher(Files.readString(PAGES.resolve(page)))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(PAGES.resolve(link)).exists());
    }

    /** Each quotation is of another message, and none is left out. */
    private static void assertQuoted(String page, List<String> messages) throws IOException {
        List<String> quotations = blocks(page, "text");
        assertThat(quotations).hasSameSizeAs(messages);
        assertThat(messages)
                .allSatisfy(
                        message -> assertThat(quotations).anyMatch(quotation -> isOf(quotation, unindented(message))));
    }

    /** An ellipsis stands for whatever is left out. */
    private static boolean isOf(String quotation, String message) {
        String literal = Stream.of(quotation.split("\\s*…\\s*", -1))
                .map(part -> part.lines().map(Pattern::quote).collect(Collectors.joining("\\s+")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(literal, Pattern.DOTALL).matcher(message).find();
    }

    private static List<String> blocks(String page, String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGES.resolve(page)))
                .results()
                .map(block -> unindented(block.group(1)))
                .toList();
    }

    private static List<String> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.startsWith(Path.of(".", "target")))
                    .map(WritingPagesTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return unindented(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
