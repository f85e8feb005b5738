package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests that bring about what a document promises, by the key of the promise. */
final class PromiseTable {

    /** Brings about one answer. */
    interface Scenario {

        HttpResponse<String> answer(OpenApiSite site);
    }

    private static final int MOST_TRIES = 10;
    private static final String TOO_LARGE = "x".repeat(16_385);

    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

    Map<String, Scenario> scenarios() {
        return scenarios;
    }

    PromiseTable promise(String key, Scenario scenario) {
        assertThat(scenarios.put(key, scenario)).as(key).isNull();
        return this;
    }

    /** What is answered to whatever another site's page has a browser send. */
    PromiseTable crossSite(String operation, String method, String path) {
        return promise(
                operation + " 403 CrossSiteRequest",
                site -> site.caller().send(method, path, "", "Sec-Fetch-Site", "cross-site"));
    }

    /** What is answered to bodies that are none. */
    PromiseTable bodies(String operation, String path, String type, String otherType) {
        promise(
                operation + " 413 ContentTooLarge",
                site -> tooLarge(() -> site.caller().send("POST", path, TOO_LARGE, "Content-Type", type)));
        return promise(
                operation + " 415 UnsupportedMediaType",
                site -> site.caller().send("POST", path, "x", "Content-Type", otherType));
    }

    /** The host answers before it has read all and hangs up, so that a client that still writes may see no answer. */
    private static HttpResponse<String> tooLarge(Supplier<HttpResponse<String>> request) {
        for (int i = 1; i < MOST_TRIES; i++) {
            try {
                return request.get();
            } catch (UncheckedIOException hungUp) {
                assertThat(hungUp).hasCauseInstanceOf(IOException.class);
            }
        }
        return request.get();
    }

    /** What is answered to the last of several that are refused. */
    PromiseTable throttled(String operation, String method, String path, String body) {
        return promise(operation + " 429 LoginThrottled", site -> {
            Caller caller = site.caller();
            return Stream.generate(() -> caller.send(method, path, body, "Content-Type", "application/json"))
                    .limit(OpenApiSite.ATTEMPTS + 1)
                    .filter(answer -> answer.statusCode() == 429)
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** What is answered to one of several at the same time, where one password is looked at at a time. */
    PromiseTable busy(String operation, String path, String body) {
        return promise(operation + " 503 LoginBusy", usual -> {
            try (OpenApiSite site = new OpenApiSite("", OpenApiSite.BUSY)) {
                List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                                () -> site.caller().later("POST", path, body, "Content-Type", "application/json"))
                        .limit(6)
                        .toList();
                return answers.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 503)
                        .findFirst()
                        .orElseThrow();
            }
        });
    }

    /** What is answered while the store is broken to a request that is made ready before. */
    PromiseTable unavailable(String operation, Prepared prepared) {
        return promise(operation + " 503 SessionsUnavailable", site -> {
            Supplier<HttpResponse<String>> request = prepared.on(site);
            site.store.readable = false;
            site.store.writable = false;
            try {
                return request.get();
            } finally {
                site.store.readable = true;
                site.store.writable = true;
            }
        });
    }

    /** Makes a request ready. */
    interface Prepared {

        Supplier<HttpResponse<String>> on(OpenApiSite site);
    }
}
