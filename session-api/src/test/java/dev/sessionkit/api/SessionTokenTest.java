package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionTokenTest {

    private final Random random = new Random(3);
    private final SessionToken plain = token(SessionSecret.BYTES);

    /** Its first 66 characters are no canonical spelling. */
    private final SessionToken renewable = new SessionToken(
            new SessionId(4, 5), SessionSecret.parse("V".repeat(64)).orElseThrow());

    @Test
    void parse_roundTrip() {
        for (int i = 0; i < 500; i++) {
            SessionToken token = token(i % 2 == 0 ? SessionSecret.BYTES : SessionSecret.RENEWABLE_BYTES);

            assertThat(token.reveal()).hasSize(i % 2 == 0 ? 66 : 87);
            assertThat(SessionToken.parse(token.reveal())).contains(token);
        }
        assertThat(SessionToken.LENGTH).isEqualTo(66);
    }

    @Test
    void reveal_idDotSecret() {
        assertThat(plain.reveal()).isEqualTo(plain.id() + "." + plain.secret().reveal());
    }

    @Test
    void parse_hostileText() {
        Stream.of(plain, renewable)
                .map(SessionToken::reveal)
                .flatMap(HostileTexts::madeOf)
                .forEach(text -> assertThat(SessionToken.parse(text)).as(text).isEmpty());
    }

    @Test
    void parse_otherSpellings() {
        String id = plain.id().toString();
        String secret = plain.secret().reveal();
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            String otherId = id.substring(0, 21) + last;
            String otherSecret = secret.substring(0, 42) + last;

            assertThat(SessionToken.parse(otherId + "." + secret).isPresent())
                    .as("id ending in %s", last)
                    .isEqualTo("AQgw".indexOf(last) >= 0);
            assertThat(SessionToken.parse(id + "." + otherSecret).isPresent())
                    .as("secret ending in %s", last)
                    .isEqualTo("AEIMQUYcgkosw048".indexOf(last) >= 0);
        }
    }

    @Test
    void parse_part() {
        String text = "Bearer " + plain.reveal() + ", " + renewable.reveal();

        assertThat(SessionToken.parse(text, 7, 73)).contains(plain);
        assertThat(SessionToken.parse(text, 75, text.length())).contains(renewable);
        for (int from = 0; from <= text.length(); from++) {
            for (int to = from; to <= text.length(); to++) {
                boolean whole = from == 7 && to == 73 || from == 75 && to == text.length();
                assertThat(SessionToken.parse(text, from, to).isPresent())
                        .as("[%d, %d)", from, to)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void parse_partOutside() {
        String text = plain.reveal();

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> SessionToken.parse(text, 0, 67))
                .withMessageNotContaining(text);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SessionToken.parse(text, -1, 66));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SessionToken.parse(text, 5, 4));
    }

    @Test
    void equals_byParts() {
        assertThat(plain)
                .isEqualTo(SessionToken.parse(plain.reveal()).orElseThrow())
                .hasSameHashCodeAs(SessionToken.parse(plain.reveal()).orElseThrow())
                .isNotEqualTo(new SessionToken(plain.id(), renewable.secret()))
                .isNotEqualTo(new SessionToken(renewable.id(), plain.secret()));
    }

    @Test
    void toString_hidden() {
        assertThat(plain).hasToString(plain.id() + ".[hidden]");
        assertThat(plain.toString()).doesNotContain(plain.secret().reveal());
    }

    @Test
    void token_halves() {
        assertThatNullPointerException().isThrownBy(() -> new SessionToken(null, plain.secret()));
        assertThatNullPointerException().isThrownBy(() -> new SessionToken(plain.id(), null));
    }

    private SessionToken token(int secretBytes) {
        byte[] bytes = new byte[secretBytes];
        random.nextBytes(bytes);
        return new SessionToken(new SessionId(random.nextLong(), random.nextLong()), SessionSecret.ofBytes(bytes));
    }
}
