package com.example.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.sessionkit.api.SessionStoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a provider's answers {@link MyCustomSessionStore} takes for an outage: all that is neither a yes nor a no. */
class OutagesTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private Asking asking = new Asking(Duration.ofSeconds(20), Duration.ZERO);

    @AfterEach
    void close() {
        asking.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "true",
                "[]",
                "{}",
                "<html>",
                "{\"active\":\"true\"}",
                "{\"active\":1}",
                "{\"active\":null}",
                "{\"active\":true,\"sub\":\"u\"",
                "{\"active\":true,\"sub\":\"u\"} x",
                "{\"active\":true,\"active\":false}",
                "{\"active\":false,\"active\":true,\"sub\":\"u\"}"
            })
    void an_answer_that_says_neither_yes_nor_no_is_an_outage(String answer) {
        asking.server.answer("token", answer);
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> asking.find("token"))
                .withMessageContaining("\"active\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 400, 401, 403, 404, 429, 500, 503})
    void any_status_but_200_is_an_outage_and_named(int status) {
        asking.server.handle(exchange -> {
            exchange.getResponseHeaders().set("Location", asking.server.uri());
            IntrospectionServer.reply(exchange, status, "");
        });
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> asking.find("token"))
                .withMessageContaining(asking.server.uri() + " answered " + status);
    }

    @Test
    void an_answer_of_more_than_64_KiB_is_an_outage_and_is_not_read_to_its_end() {
        String answer = "{\"active\":true,\"sub\":\"u\",\"x\":\"%s\"}";
        int fits = 64 * 1024 - answer.length() + 2;
        asking.server.answer("fits", answer.formatted("x".repeat(fits)));
        asking.server.answer("more", answer.formatted("x".repeat(fits + 1)));
        asking.server.answer("most", answer.formatted("x".repeat(5_000_000)));
        assertThat(asking.find("fits")).isPresent();
        for (String token : new String[] {"more", "most"}) {
            assertThatExceptionOfType(SessionStoreException.class)
                    .isThrownBy(() -> asking.find(token))
                    .withStackTraceContaining("the answer has more than 65536 bytes");
        }
    }

    @Test
    void an_answer_that_does_not_come_or_does_not_end_is_an_outage_after_the_timeout() throws Exception {
        asking.close();
        asking = new Asking(SHORT, Duration.ZERO);
        CountDownLatch done = new CountDownLatch(1);
        asking.server.handle(exchange -> await(done));
        assertTimedOut();
        asking.server.handle(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"active\":".getBytes());
            exchange.getResponseBody().flush();
            await(done);
        });
        assertTimedOut();
        done.countDown();
    }

    @Test
    void what_hangs_up_is_an_outage() {
        asking.server.handle(HttpExchange::close);
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> asking.find("token"))
                .withMessage(asking.server.uri() + " cannot be asked");
    }

    private void assertTimedOut() {
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> asking.find("token"))
                .withMessage(asking.server.uri() + " has not answered within PT0.3S");
    }

    private static void await(CountDownLatch done) throws IOException {
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
