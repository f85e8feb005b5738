package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.SettingsException.Fault;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionBinderTest {

    record Everything(
            @Setting("a") String text,
            @Setting("b") boolean truth,
            @Setting("c") int whole,
            @Setting("d") long longer,
            @Setting("e") Duration time,
            @Setting("f") SessionType choice,
            @Setting("g") Secret password,
            @Setting("h") Path file,
            @Setting("i") URI address,
            @Setting("j") Inner inner,
            @Setting("k") Optional<Integer> maybe,
            @Setting("l") List<Duration> several,
            @Setting("m") Map<String, Inner> byName) {}

    record Inner(
            @Setting(value = "How many.", byDefault = "3") int count) {}

    record Defaults(
            @Setting(value = "a", byDefault = "x y") String text,
            @Setting(value = "b", byDefault = "true") boolean truth,
            @Setting(value = "c", byDefault = "-1") long whole,
            @Setting(value = "d", byDefault = "PT30M") Optional<Duration> time,
            @Setting("e") Optional<Secret> password,

            @Setting(
                    value = "f",
                    byDefault = {"a", "b,c"})
            List<String> names,

            @Setting("g") List<Inner> none,

            @Setting(
                    value = "h",
                    byDefault = {"admin=ADMIN_ACCOUNT", "guest=VALID_SESSION"})
            Map<String, SessionType> roles,

            @Setting("i") Inner inner) {}

    record Pool(
            @Setting("The address.") String jdbcUrl,
            @Setting("The password.") Secret password,

            @Setting(value = "How many connections.", byDefault = "10")
            int maxPoolSize) {
        Pool {
            if (maxPoolSize < 1) {
                throw new IllegalArgumentException(
                        "MaxPoolSize is at least 1; with " + jdbcUrl + " and " + password.reveal());
            }
        }
    }

    @Test
    void every_type_is_bound_and_keys_match_without_case() {
        Everything bound = Binding.of("""
                        {'TEXT': 'x', 'Truth': true, 'whole': -5, 'Longer': 9223372036854775807, 'Time': 'P14D',
                         'Choice': 'user_account', 'Password': 'p', 'File': 'a/b', 'Address': 'https://x/y', 'Inner': {},
                         'Maybe': 7, 'Several': ['PT1S', 'PT2S'], 'ByName': {'A': {'Count': 1}, 'b': {}}}""").as(Everything.class);

        assertThat(bound)
                .isEqualTo(new Everything(
                        "x",
                        true,
                        -5,
                        Long.MAX_VALUE,
                        Duration.ofDays(14),
                        SessionType.USER_ACCOUNT,
                        Secret.of("p"),
                        Path.of("a/b"),
                        URI.create("https://x/y"),
                        new Inner(3),
                        Optional.of(7),
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        Map.of("A", new Inner(1), "b", new Inner(3))));
    }

    @Test
    void what_is_missing_has_its_default() {
        assertThat(Binding.document("{}").as(Defaults.class))
                .isEqualTo(new Defaults(
                        "x y",
                        true,
                        -1,
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.empty(),
                        List.of("a", "b,c"),
                        List.of(),
                        Map.of("admin", SessionType.ADMIN_ACCOUNT, "guest", SessionType.VALID_SESSION),
                        new Inner(3)));
    }

    @Test
    void null_empties_an_optional_that_has_a_default_and_nothing_else() {
        assertThat(Binding.of("{'Time': null}").as(Defaults.class).time()).isEmpty();
        assertThat(Binding.of("{'Truth': null}").fault(Defaults.class))
                .startsWith("Store.Truth: null is not allowed")
                .contains("leave the key out");
        assertThat(Binding.of("null").fault(Defaults.class)).startsWith("Store: null is not allowed");
    }

    @Test
    void one_value_alone_counts_as_a_list_of_one() {
        assertThat(Binding.of("{'Names': 'one'}").as(Defaults.class).names()).containsExactly("one");
    }

    @Test
    void a_missing_key_without_default_says_what_it_is_for() {
        assertThat(Binding.of("{'Password': 'x'}").fault(Pool.class))
                .startsWith("Store.JdbcUrl: is missing")
                .contains("The address.");
    }

    @Test
    void an_unknown_key_is_refused_with_the_nearest_known_one() {
        assertThat(Binding.of("{'JdbcUrl': 'x', 'Password': 'x', 'MaxPolSize': 3}")
                        .fault(Pool.class))
                .startsWith("Store.MaxPolSize: ")
                .contains("did you mean MaxPoolSize?");
        assertThat(Binding.of("{'JdbcUrl': 'x', 'Password': 'x', 'Colour': 'hunter2'}")
                        .fault(Pool.class))
                .startsWith("Store.Colour: ")
                .contains("JdbcUrl, Password, MaxPoolSize")
                .doesNotContain("hunter2");
    }

    @Test
    void an_unknown_section_is_refused_with_the_nearest_known_one() {
        assertThat(Binding.document("{'Sesions': {}}").fault(Inner.class))
                .startsWith("Sesions: is no known section; did you mean Sessions?");
        assertThat(Binding.document("{'Stor': {}}").fault(Inner.class)).contains("did you mean Store?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Whole    | 'ten'                  | a whole number from -2147483648 | "ten"
                    Whole    | '10'                   | a whole number                  | "10" (leave the quotes out)
                    Whole    | 2147483648             | a whole number                  | 2147483648
                    Whole    | 1.0                    | a whole number                  | 1.0
                    Whole    | 1e3                    | a whole number                  | 1e3
                    Longer   | 9223372036854775808    | a whole number                  | 9223372036854775808
                    Truth    | 'true'                 | true or false                   | "true" (leave the quotes out)
                    Truth    | 1                      | true or false                   | 1
                    Text     | 5                      | text                            | 5 (put it in quotes)
                    Text     | true                   | text                            | true
                    Text     | {}                     | text                            | an object
                    Time     | '30 minutes'           | a duration such as "PT30M"      | "30 minutes"
                    Time     | 'P99999999999999999D'  | a duration                      | "P99999999999999999D"
                    Time     | 30                     | a duration                      | 30
                    Choice   | 'ROOT'                 | one of VALID_SESSION, USER_ACCOUNT, ADMIN_ACCOUNT | "ROOT"
                    File     | 'a\\u0000b'            | the path of a file              | "a?b"
                    Address  | 'a b'                  | a URI                           | "a b"
                    Password | 12345                  | text                            | a number (put it in quotes)
                    Inner    | 'x'                    | an object                       | text
                    ByName   | []                     | an object                       | a list
                    Maybe    | 'x'                    | a whole number                  | "x"
                    """, quoteCharacter = '~')
    void a_wrong_value_is_refused_with_its_path_and_what_was_expected(
            String key, String value, String expected, String refused) {
        String all = "{'%s': %s}".formatted(key, value);

        assertThat(Binding.of(all).faults(Everything.class))
                .filteredOn(fault -> fault.path().equals("Store." + key))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .startsWith("expected " + expected)
                        .endsWith("not " + refused));
    }

    @Test
    void faults_inside_lists_maps_and_records_have_the_whole_path() {
        assertThat(Binding.of(
                                "{'None': [{'Count': 1}, {'Count': 'x'}], 'Roles': {'x y': 'KING'}, 'Inner': {'Cuont': 1}}")
                        .faults(Defaults.class))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder("Store.None[1].Count", "Store.Roles.x y", "Store.Inner.Cuont");
    }

    @Test
    void all_faults_of_a_document_are_in_one_report() {
        SettingsException report = Binding.document("""
                        {'Sesions': {}, 'Sessions': {'SweepBatch': 'x', 'IdleTimout': 'PT1M'}, 'Catena': [],
                         'Authentication': {'SessionResolver': 5}, 'Store': {'MaxPoolSize': true, 'Password': null}}""").report(Pool.class);

        assertThat(report.faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "Sesions",
                        "Sessions.SweepBatch",
                        "Sessions.IdleTimout",
                        "Catena",
                        "Authentication.SessionResolver",
                        "Store.MaxPoolSize",
                        "Store.Password",
                        "Store.JdbcUrl");
        assertThat(report.getMessage()).contains("the settings given as text", "8 faults");
        report.faults().forEach(fault -> assertThat(report.getMessage()).contains("\n  - " + fault));
    }

    @Test
    void a_report_names_the_file(@org.junit.jupiter.api.io.TempDir Path folder) throws java.io.IOException {
        Path file = java.nio.file.Files.writeString(folder.resolve("my.json"), "{\"X\": 1}");

        assertThat(Binding.file(file).report(Inner.class).getMessage()).contains(file.toString());
    }

    @Test
    void what_the_record_refuses_is_a_fault_of_its_section_without_secrets() {
        assertThat(Binding.of(
                                "{'JdbcUrl': 'jdbc:x?${env:SECRET}', 'Password': 'hunter2', 'MaxPoolSize': 0}",
                                "SECRET",
                                "opensesame")
                        .fault(Pool.class))
                .isEqualTo("Store: MaxPoolSize is at least 1; with jdbc:x?[hidden] and [hidden]");
    }

    record Touchy(@Setting("Anything.") String text) {
        Touchy {
            throw new ArithmeticException("cannot do that");
        }
    }

    @Test
    void whatever_else_the_record_throws_is_a_fault_too() {
        assertThat(Binding.of("{'Text': 'x'}").fault(Touchy.class))
                .startsWith("Store: ")
                .contains("cannot do that");
    }

    @Test
    void a_long_value_is_shortened() {
        assertThat(Binding.of("{'Choice': '" + "x".repeat(5000) + "'}").faults(Everything.class))
                .anySatisfy(fault -> assertThat(fault.message())
                        .contains("x".repeat(Excerpt.LONGEST) + "…")
                        .hasSizeLessThan(300));
    }

    @Test
    void a_report_of_very_many_faults_stays_readable() {
        String keys = IntStream.range(0, 5000).mapToObj(i -> "'k" + i + "': 1").collect(Collectors.joining(", "));

        SettingsException report = Binding.of("{" + keys + "}").report(Inner.class);

        assertThat(report.faults()).hasSize(5000);
        assertThat(report.getMessage().lines()).hasSize(1 + SettingsException.MOST_IN_MESSAGE + 1);
        assertThat(report.getMessage()).endsWith("and 4900 more");
    }

    @Test
    void an_error_in_a_record_is_not_a_fault_of_the_settings() {
        assertThatThrownBy(() -> Binding.of("{'Text': 'x'}").as(Doomed.class)).isInstanceOf(StackOverflowError.class);
    }

    record Doomed(@Setting("Anything.") String text) {
        Doomed {
            throw new StackOverflowError();
        }
    }
}
