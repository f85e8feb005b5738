package com.example.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link MyCustomSessionStore} makes of a provider's answers, proper ones and others. Outages have a test of their own. */
class AnswersTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private Asking asking = new Asking(LONG, Duration.ZERO);

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    void a_good_token_is_a_session_with_the_account_that_services_expect() {
        asking.server.answer(
                "token",
                "{\"active\":true,\"iss\":\"https://id.example\",\"sub\":\"u-17\",\"username\":\"Zoë\",\"role\":\"admin\","
                        + "\"sid\":\"s-1\",\"iat\":4102487000,\"exp\":4102491600,\"scope\":\"ignored\",\"more\":{\"a\":[1]}}");
        SessionRecord session = asking.find("token").orElseThrow();
        assertThat(session.id()).isEqualTo(SessionId.derived("https://id.example", "sid s-1"));
        assertThat(session.user()).contains(new UserId("u-17"));
        assertThat(session.state().createdAt()).isEqualTo(Instant.ofEpochSecond(4102487000L));
        assertThat(session.state().lastSeenAt()).isEqualTo(Asking.NOON);
        assertThat(session.state().endsAt()).contains(Instant.ofEpochSecond(4102491600L));
        assertThat(session.state().credentials()).isEmpty();
        Entity account =
                new Entity("u-17", Map.of("name", EntityMetadata.of("Zoë"), "role", EntityMetadata.of("admin")));
        assertThat(session.data().values()).contains(Map.of("account", account));
    }

    @Test
    void a_subject_is_all_it_takes() {
        asking.server.answer("token", "{\"active\":true,\"sub\":\"u-17\"}");
        SessionRecord session = asking.find("token").orElseThrow();
        assertThat(session.state().endsAt()).isEmpty();
        assertThat(session.data().values().orElseThrow().get("account"))
                .isEqualTo(new Entity("u-17", Map.of("name", EntityMetadata.of("u-17"))));
    }

    @Test
    void the_id_is_that_of_the_session_else_of_the_token() {
        asking.server.answer("a", "{\"active\":true,\"sub\":\"u\",\"sid\":\"1\",\"jti\":\"2\"}");
        asking.server.answer("b", "{\"active\":true,\"sub\":\"u\",\"sid\":\"1\",\"jti\":\"3\"}");
        asking.server.answer("c", "{\"active\":true,\"sub\":\"u\",\"jti\":\"1\"}");
        asking.server.answer("d", "{\"active\":true,\"sub\":\"u\"}");
        asking.server.answer("e", "{\"active\":true,\"sub\":\"u\"}");
        assertThat(id("a")).isEqualTo(id("b"));
        assertThat(new SessionId[] {id("a"), id("c"), id("d"), id("e")}).doesNotHaveDuplicates();
        assertThat(id("d")).isEqualTo(id("d"));
    }

    @Test
    void a_token_that_is_not_good_or_another_issuers_is_no_session() {
        asking.server.answer("other", "{\"active\":true,\"sub\":\"u\",\"iss\":\"https://elsewhere.example\"}");
        asking.server.answer("over", "{\"active\":false,\"sub\":17}");
        assertThat(asking.find("other")).isEmpty();
        assertThat(asking.find("over")).isEmpty();
        assertThat(asking.find("unknown")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"party\"', true",
        "'[\"a\",\"party\"]', true",
        "'\"Party\"', false",
        "'\"party \"', false",
        "'[]', false",
        "'[[\"party\"]]', false",
        "'{\"party\":\"party\"}', false",
        "null, false"
    })
    void a_token_that_is_meant_for_somebody_else_is_no_session(String aud, boolean meant) {
        asking.close();
        asking = new Asking(Optional.of("party"), LONG, Duration.ZERO);
        asking.server.answer("token", "{\"active\":true,\"sub\":\"u\",\"aud\":" + aud + "}");
        assertThat(asking.find("token").isPresent()).isEqualTo(meant);
        asking.server.answer("other", "{\"active\":true,\"sub\":\"u\"}");
        assertThat(asking.find("other")).as("for nobody in particular").isEmpty();
    }

    @Test
    void the_question_is_a_form_with_the_clients_credentials() throws Exception {
        String[] seen = new String[3];
        asking.server.handle(exchange -> {
            seen[0] = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type");
            seen[1] = exchange.getRequestHeaders().getFirst("Authorization");
            seen[2] = new String(exchange.getRequestBody().readAllBytes());
            IntrospectionServer.reply(exchange, 200, IntrospectionServer.INACTIVE);
        });
        assertThat(asking.find("a+b&c=d%")).isEmpty();
        assertThat(seen)
                .containsExactly(
                        "POST application/x-www-form-urlencoded",
                        "Basic bWUrJTI2K2NvOnAlM0FzcyUyNQ==", // me+%26+co:p%3Ass%25
                        "token=a%2Bb%26c%3Dd%25&token_type_hint=access_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"role\":\"user\"",
                "\"sub\":null",
                "\"sub\":17",
                "\"sub\":\"\"",
                "\"sub\":\" u\"",
                "\"sub\":\"u\\u0000\"",
                "\"sub\":\"u\",\"exp\":null",
                "\"sub\":\"u\",\"exp\":\"4102491600\"",
                "\"sub\":\"u\",\"exp\":1e400",
                "\"sub\":\"u\",\"exp\":4102491600.5",
                "\"sub\":\"u\",\"exp\":-1",
                "\"sub\":\"u\",\"exp\":9223372036854775808",
                "\"sub\":\"u\",\"exp\":253402300800",
                "\"sub\":\"u\",\"role\":[\"admin\"]",
                "\"sub\":\"u\",\"sid\":\"\""
            })
    void a_good_token_without_what_a_session_needs_is_unreadable_and_not_an_outage(String claims) {
        asking.server.answer("token", "{\"active\":true," + claims + "}");
        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> asking.find("token"))
                .withMessageStartingWith("the answer to an introspection has no usable ");
    }

    @Test
    void a_subject_of_256_characters_is_not_taken() {
        asking.server.answer("token", "{\"active\":true,\"sub\":\"" + "u".repeat(256) + "\"}");
        assertThatExceptionOfType(UnreadableSessionException.class).isThrownBy(() -> asking.find("token"));
    }

    private SessionId id(String token) {
        return asking.find(token).orElseThrow().id();
    }
}
