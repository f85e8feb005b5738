package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every page, whatever stands in it. */
class PageTest {

    private static final Path ASSETS = Path.of("src/main/resources/dev/sessionkit/examples/weblogin/assets");
    private static final Pattern LABEL = Pattern.compile("<label for=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("\"/assets/([^\"]+)\"");

    @ParameterizedTest
    @EnumSource
    void nothing_in_it_needs_a_weaker_policy(Page page) {
        assertThat(html(page))
                .doesNotContain("<style", " style=", "javascript:")
                .doesNotContainPattern("<script(?![^>]+src=\"/assets/)")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @ParameterizedTest
    @EnumSource
    void it_is_whole(Page page) {
        assertThat(html(page))
                .startsWith("<!doctype html>")
                .doesNotContainPattern("\\{(title|page|main)}")
                .containsOnlyOnce("<main id=\"main\"")
                .contains("<h1");
    }

    @ParameterizedTest
    @EnumSource
    void every_field_has_a_label_and_no_id_is_there_twice(Page page) {
        List<String> ids = all(ID, html(page));
        assertThat(ids).doesNotHaveDuplicates().containsAll(all(LABEL, html(page)));
    }

    @ParameterizedTest
    @EnumSource
    void no_form_would_put_a_password_into_the_address_bar_if_its_script_did_not_run(Page page) {
        assertThat(html(page)).doesNotContainPattern("<form(?![^>]* method=\"post\")");
    }

    @ParameterizedTest
    @EnumSource
    void what_it_loads_is_served(Page page) {
        assertThat(Asset.text("assets/files.txt").lines().toList()).containsAll(all(ASSET, html(page)));
    }

    @Test
    void all_that_lies_there_is_served() throws IOException {
        try (Stream<Path> files = Files.list(ASSETS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("files.txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            Asset.text("assets/files.txt").lines().toList());
        }
    }

    @Test
    void scripts_import_only_what_is_there_and_write_no_html() throws IOException {
        Pattern imported = Pattern.compile("from '\\./([^']+)'");
        for (String file : Asset.text("assets/files.txt").lines().toList()) {
            String text = Files.readString(ASSETS.resolve(file));
            assertThat(all(imported, text)).as(file).allMatch(name -> Files.exists(ASSETS.resolve(name)));
            assertThat(text).as(file).doesNotContain("innerHTML", "insertAdjacentHTML", "eval(", "localStorage");
        }
    }

    private static String html(Page page) {
        return page.asset().text();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
