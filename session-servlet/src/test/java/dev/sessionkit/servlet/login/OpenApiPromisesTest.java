package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.servlet.login.OpenApiModel.Promise;
import dev.sessionkit.servlet.login.PromiseTable.Scenario;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer that the document promises is brought about, and is as promised. */
class OpenApiPromisesTest {

    private static final Map<String, Scenario> TABLE = PairPromises.in(
                    SocialPromises.in(SessionPromises.in(new PromiseTable())))
            .scenarios();
    private static final Map<String, HttpResponse<String>> ANSWERS = new HashMap<>();
    private static OpenApiSite site;
    private static OpenApiModel model;

    @BeforeAll
    static void start() {
        site = new OpenApiSite();
        model = new OpenApiModel(site.document());
    }

    @AfterAll
    static void stop() {
        ANSWERS.clear();
        site.close();
    }

    static Stream<Promise> promises() {
        return model.promises().stream();
    }

    @Test
    @DisplayName("There is a request for each answer of each operation in the document, and for no other")
    void table_isWhole() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(keys());
    }

    private static List<String> keys() {
        return promises().map(Promise::key).toList();
    }

    @ParameterizedTest
    @DisplayName("A promised answer has the status, the headers, the type and the body of the document, and no more")
    @MethodSource("promises")
    void promise_isKept(Promise promise) {
        PromisedAnswer.check(model.document(), promise, answer(promise));
    }

    @Test
    @DisplayName("Each header of a promise is seen, also where it is not always there")
    void headers_areSeen() {
        Set<String> promised = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        promises()
                .forEach(promise -> promise.headers().keySet().forEach(header -> {
                    String key = promise.operation().id() + " " + promise.status() + " " + header;
                    promised.add(key);
                    if (answer(promise).headers().firstValue(header).isPresent()) {
                        seen.add(key);
                    }
                }));
        assertThat(promised).hasSizeGreaterThan(100);
        assertThat(seen).isEqualTo(promised);
    }

    private static HttpResponse<String> answer(Promise promise) {
        return ANSWERS.computeIfAbsent(promise.key(), key -> TABLE.get(key).answer(site));
    }
}
