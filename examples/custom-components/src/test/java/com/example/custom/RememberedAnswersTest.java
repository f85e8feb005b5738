package com.example.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.SessionStoreException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A yes counts for a while, a no never, and nothing counts past its end. */
class RememberedAnswersTest {

    private static final String GOOD = "{\"active\":true,\"sub\":\"u\",\"sid\":\"1\"%s}";

    private final Asking asking = new Asking(Duration.ofSeconds(20), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        asking.close();
    }

    @Test
    void a_yes_counts_for_MaxStaleness_and_not_a_millisecond_more() {
        good("");
        assertThat(asking.find("token")).isPresent();
        asking.clock.advance(Duration.ofMillis(9_999));
        assertThat(asking.find("token")).isPresent();
        assertThat(asking.server.questions()).hasSize(1);
        asking.clock.advance(Duration.ofMillis(1));
        assertThat(asking.find("token")).isPresent();
        assertThat(asking.server.questions()).hasSize(2);
    }

    @Test
    void its_age_counts_from_before_the_question() {
        asking.server.handle(exchange -> {
            asking.clock.advance(Duration.ofSeconds(4));
            IntrospectionServer.reply(exchange, 200, GOOD.formatted(""));
        });
        assertThat(asking.find("token")).isPresent();
        asking.server.handle(exchange -> IntrospectionServer.reply(exchange, 200, IntrospectionServer.INACTIVE));
        asking.clock.advance(Duration.ofMillis(5_999));
        assertThat(asking.find("token")).isPresent();
        asking.clock.advance(Duration.ofMillis(1));
        assertThat(asking.find("token")).isEmpty();
    }

    @Test
    void no_more_tokens_are_remembered_than_the_settings_say() {
        for (int round = 0; round < 2; round++) {
            for (int token = 0; token < 10 * Asking.CACHED_TOKENS; token++) {
                asking.server.answer("token-" + token, GOOD.formatted(""));
                assertThat(asking.find("token-" + token)).isPresent();
            }
        }
        int asked = asking.server.questions().size();
        assertThat(asked).isBetween(18 * Asking.CACHED_TOKENS, 20 * Asking.CACHED_TOKENS);
    }

    @Test
    void a_yes_does_not_count_once_the_token_has_ended() {
        good(",\"exp\":" + Asking.NOON.plusSeconds(3).getEpochSecond());
        assertThat(asking.find("token")).isPresent();
        asking.server.answer("token", IntrospectionServer.INACTIVE);
        asking.clock.advance(Duration.ofMillis(2_999));
        assertThat(asking.find("token")).isPresent();
        asking.clock.advance(Duration.ofMillis(1));
        assertThat(asking.find("token")).isEmpty();
    }

    @Test
    void a_yes_does_not_count_where_the_clock_went_back() {
        good("");
        assertThat(asking.find("token")).isPresent();
        asking.clock.advance(Duration.ofMillis(-1));
        assertThat(asking.find("token")).isPresent();
        assertThat(asking.server.questions()).hasSize(2);
    }

    @Test
    void a_no_is_not_remembered() {
        assertThat(asking.find("token")).isEmpty();
        good("");
        assertThat(asking.find("token")).isPresent();
    }

    @Test
    void an_outage_is_not_remembered_and_hides_no_yes_that_still_counts() {
        good("");
        assertThat(asking.find("token")).isPresent();
        asking.server.takeDown();
        assertThat(asking.find("token")).as("remembered").isPresent();
        assertOutage("another");
        asking.clock.advance(Duration.ofSeconds(10));
        assertOutage("token");
        asking.server.bringUp();
        assertThat(asking.find("token")).isPresent();
    }

    @Test
    void what_nobody_can_have_issued_is_not_asked_about() {
        for (String token : new String[] {"a b", "\u0000", "é", "\ud800", "a\n"}) {
            assertThat(asking.find(token)).isEmpty();
        }
        assertThat(asking.server.questions()).isEmpty();
    }

    private void good(String more) {
        asking.server.answer("token", GOOD.formatted(more));
    }

    private void assertOutage(String token) {
        assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> asking.find(token));
    }
}
