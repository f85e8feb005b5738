package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-26T04:00:00.999Z");

    private static String text(TokenClaimsWriter claims) {
        return new String(claims.bytes(), UTF_8);
    }

    @Test
    @DisplayName("requirement 43: the claims of RFC 9068 2.2, times as whole seconds")
    void bytes_accessToken() throws Exception {
        String json = text(new TokenClaimsWriter()
                .issuer("https://issuer.example")
                .subject("17")
                .audience(List.of("https://api.example"))
                .expiresAt(NOW.plusSeconds(900))
                .issuedAt(NOW)
                .notBefore(NOW)
                .tokenId("t1")
                .clientId("app")
                .sessionId("s1")
                .authenticatedAt(NOW.minusSeconds(60)));

        assertThat(json)
                .isEqualTo("{\"iss\":\"https://issuer.example\",\"sub\":\"17\",\"aud\":\"https://api.example\","
                        + "\"exp\":1795666500,\"iat\":1795665600,\"nbf\":1795665600,\"jti\":\"t1\","
                        + "\"client_id\":\"app\",\"sid\":\"s1\",\"auth_time\":1795665540}");
        JWTClaimsSet read = JWTClaimsSet.parse(json);
        assertThat(read.getExpirationTime()).isEqualTo(Date.from(Instant.parse("2026-11-26T04:15:00Z")));
        assertThat(read.getAudience()).containsExactly("https://api.example");
    }

    @Test
    void bytes_everyShape() {
        String json = text(new TokenClaimsWriter()
                .audience(List.of("a", "b"))
                .claim("text", "quote \" and é and \uD83D\uDE00")
                .claim("whole", -5)
                .claim("large", Long.MAX_VALUE)
                .claim("real", 0.5)
                .claim("yes", true)
                .claim("roles", List.of("x", "y"))
                .claim("none", List.of())
                .json("address", " {\"city\" : \"Köln\", \"floors\":[1, 2.50,null]} ")
                .json("number", "12345678901234567890.10"));
        assertThat(json)
                .isEqualTo("{\"aud\":[\"a\",\"b\"],\"text\":\"quote \\\" and é and \uD83D\uDE00\",\"whole\":-5,"
                        + "\"large\":9223372036854775807,\"real\":0.5,\"yes\":true,\"roles\":[\"x\",\"y\"],\"none\":[],"
                        + "\"address\":{\"city\":\"Köln\",\"floors\":[1,2.50,null]},"
                        + "\"number\":12345678901234567890.10}");
    }

    @Test
    void bytes_noClaim() {
        assertThat(text(new TokenClaimsWriter())).isEqualTo("{}");
    }

    @Test
    @DisplayName("RFC 7519 4: a claim is there once")
    void claim_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenClaimsWriter().subject("17").claim("sub", "18"))
                .withMessageContaining("the claim sub is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new TokenClaimsWriter().expiresAt(NOW).issuer("i").json("exp", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "secret-value",
                "{\"a\":1",
                "{\"a\":1}}",
                "1 2",
                "{\"a\":1,\"a\":2}",
                "NaN",
                "'a'",
                "[1,]",
                "}",
                "1,\"sub\":\"18\"",
                "\"\\ud800\"",
                "]",
                "[1",
                "[}"
            })
    @DisplayName("what is no one JSON value gets into no token, and is not quoted")
    void json_malformed(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenClaimsWriter().json("free", value).bytes())
                .withMessageStartingWith("the claim free is")
                .withMessageNotContaining("secret-value")
                .withNoCause();
    }

    @Test
    void json_tooDeep() {
        String deep = "[".repeat(17) + "]".repeat(17);
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().json("free", deep));
        assertThat(text(new TokenClaimsWriter().json("free", deep.substring(1, 33))))
                .hasSize(32 + "{\"free\":}".length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00b", "\uD83D"})
    void claim_halfACharacter(String value) {
        String json = "{\"a\":[\"" + value + "\"]}";
        String named = "{\"" + value + "\":1}";
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().claim("free", value));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().claim("free", List.of(value)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().claim(value, "text"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().json("free", json));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().json("free", named));
    }

    @Test
    void claim_unfitNumber() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().claim("free", value));
        }
        for (Instant time : List.of(Instant.ofEpochSecond(-1), Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TokenClaimsWriter().expiresAt(time))
                    .withMessage("the claim exp is a time from 1970 to 9999");
        }
        assertThat(text(new TokenClaimsWriter().expiresAt(Instant.parse("9999-12-31T23:59:59Z"))))
                .isEqualTo("{\"exp\":253402300799}");
    }

    @Test
    @DisplayName("no claim is null")
    @SuppressWarnings({"DataFlowIssue", "NullAway"}) // what a caller without null checks may do
    void claim_null() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TokenClaimsWriter().subject(null))
                .withMessage("sub");
        List<String> holed = new ArrayList<>(Collections.singletonList(null));
        assertThatNullPointerException().isThrownBy(() -> new TokenClaimsWriter().claim("roles", holed));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenClaimsWriter().audience(List.of()));
    }
}
