package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rightly signed tokens that do not count all the same: of somebody else, for somebody else, of another kind, or nonsense. */
class HostileClaimsTest {

    private static final TokenHost HOST = TokenHost.started();

    @AfterAll
    static void close() {
        HOST.close();
    }

    private static void assertRefused(Map<String, Object> claims) {
        assertThat(HOST.rejection(Issuer.token(claims))).contains(RejectReason.REFUSED);
    }

    @Test
    @DisplayName("What these tests change is otherwise a good token")
    void unchanged_counts() {
        assertThat(HOST.rejection(Issuer.token(Issuer.claims()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp"})
    @DisplayName("Requirements 40, 42; RFC 9068 section 4: iss, aud, sub and exp are needed")
    void neededClaim_missing(String claim) {
        assertRefused(Issuer.without(claim));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com/",
                "https://login.example.com.evil.example",
                "HTTPS://login.example.com",
                "https://evil.example",
                ""
            })
    @DisplayName("Requirement 42, RFC 8725 section 3.8: iss is exactly the issuer")
    void issuer_other(String issuer) {
        assertRefused(Issuer.claims("iss", issuer));
    }

    @Test
    @DisplayName("Requirement 42, RFC 8725 section 3.9: aud names us, alone or among others")
    void audience_other() {
        assertRefused(Issuer.claims("aud", "other"));
        assertRefused(Issuer.claims("aud", "Party"));
        assertRefused(Issuer.claims("aud", List.of()));
        assertRefused(Issuer.claims("aud", List.of("other", "another")));
        assertRefused(Issuer.claims("aud", List.of("party", 7)));
        assertRefused(Issuer.claims("aud", Map.of("party", "party")));
        assertThat(HOST.rejection(Issuer.token(Issuer.claims("aud", List.of("other", "party")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "a\nb"})
    @DisplayName("A subject that is no user's id is none")
    void subject_blank(String subject) {
        assertRefused(Issuer.claims("sub", subject));
        assertRefused(Issuer.claims("sub", "x".repeat(256)));
    }

    static Stream<String> impossibleDates() {
        return Stream.of(
                "null",
                "\"4102491600\"",
                "true",
                "{}",
                "[4102491600]",
                "1e400",
                "1E+400",
                "1e99999999999",
                "-0",
                "-0.0",
                "-1",
                "9223372036854775808",
                "18446744073709551616",
                "253402300800",
                "4102491600000000",
                "NaN",
                "4102491600.",
                "9e17",
                "18446746E9",
                "9223372036854775.808",
                "253402300799.5",
                "0x10",
                "+4102491600",
                "04102491600",
                "1".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("impossibleDates")
    @DisplayName("Requirement 40: a time is a JSON number in range; null, text, 1e400, negative zero and 2^63 are none")
    void date_impossible(String date) {
        for (String claim : List.of("exp", "nbf", "iat", "auth_time")) {
            String payload = Issuer.json(Issuer.without(claim)).replaceFirst("\\{", "{\"" + claim + "\":" + date + ",");
            assertThat(HOST.rejection(Issuer.token(payload)))
                    .as(claim + " " + date)
                    .contains(RejectReason.REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4102491600", "4102491600.5", "4.1024916e9", "4102491600.0", "253402300799"})
    @DisplayName("A time may have a fraction or an exponent (RFC 7519 section 2)")
    void date_possible(String date) {
        String payload = Issuer.json(Issuer.without("exp")).replaceFirst("\\{", "{\"exp\":" + date + ",");
        assertThat(HOST.rejection(Issuer.token(payload))).isEmpty();
    }

    @Test
    @DisplayName("Requirement 40: not before nbf, nor issued in the future, but for the leeway")
    void early() {
        long inTime = Issuer.NOON.plusSeconds(30).getEpochSecond();
        for (String claim : List.of("nbf", "iat", "auth_time")) {
            assertThat(HOST.rejection(Issuer.token(Issuer.claims(claim, inTime))))
                    .isEmpty();
            assertRefused(Issuer.claims(claim, inTime + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rt+jwt", "logout+jwt", "dpop+jwt", "JWE", "application/rt+jwt", "", "at+jwt;x"})
    @DisplayName("Requirement 41, RFC 8725 section 3.11: a token of another type is no session")
    void type_other(String type) {
        String token = Issuer.token("{\"alg\":\"RS256\",\"typ\":\"" + type + "\"}", Issuer.json(Issuer.claims()));
        assertThat(HOST.rejection(token)).contains(RejectReason.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"typ\":\"at+jwt\"", "\"typ\":\"application/AT+JWT\"", "\"typ\":\"JWT\"", "\"kid\":\"any\""})
    @DisplayName("Requirement 41: access tokens, and by default plain ones")
    void type_right(String member) {
        assertThat(HOST.rejection(Issuer.token("{\"alg\":\"RS256\"," + member + "}", Issuer.json(Issuer.claims()))))
                .isEmpty();
    }

    @Test
    @DisplayName("Requirement 41: a token that renews others is no session, wherever its issuer says so")
    void refreshToken() {
        assertRefused(Issuer.claims("typ", "Refresh"));
        assertRefused(Issuer.claims("typ", "Offline"));
        assertRefused(Issuer.claims("token_use", "refresh"));
    }

    @Test
    @DisplayName("Requirements 41, 58: a token that signs out, or only tells who somebody is, is no session")
    void otherKinds() {
        assertRefused(Issuer.claims("typ", "Logout"));
        assertRefused(Issuer.claims("typ", "ID"));
        assertRefused(Issuer.claims("token_use", "id"));
        assertRefused(Issuer.claims("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    @Test
    @DisplayName("A token that nothing tells from the same user's others is none: to end it would be to end them all")
    void nameless() {
        Map<String, Object> claims = Issuer.without("jti");
        claims.remove("iat");
        assertRefused(claims);
        claims.put("sid", "s-1");
        assertThat(HOST.rejection(Issuer.token(claims))).isEmpty();
    }

    @Test
    @DisplayName("A token must say what the settings require, as text")
    void requiredClaims() {
        try (TokenHost host = TokenHost.started("{\"RequiredClaims\": {\"typ\": \"Bearer\"}}")) {
            assertThat(host.rejection(Issuer.token(Issuer.claims("typ", "Bearer"))))
                    .isEmpty();
            for (Object other : List.of("bearer", 1, List.of("Bearer"))) {
                assertThat(host.rejection(Issuer.token(Issuer.claims("typ", other))))
                        .contains(RejectReason.REFUSED);
            }
            assertThat(host.rejection(Issuer.token(Issuer.claims()))).contains(RejectReason.REFUSED);
        }
        String more =
                "{\"RequiredClaims\": {\"/act/sub\": \"shop\", \"email_verified\": \"true\", \"aud\": \"party\"}}";
        try (TokenHost host = TokenHost.started(more)) {
            Map<String, Object> claims = Issuer.claims("act", Map.of("sub", "shop"));
            assertThat(host.rejection(Issuer.token(claims))).contains(RejectReason.REFUSED);
            claims.put("email_verified", true);
            assertThat(host.rejection(Issuer.token(claims))).isEmpty();
        }
    }

    static Stream<String> noClaims() {
        String good = Issuer.json(Issuer.claims());
        return Stream.of(
                good.replaceFirst("\\{", "{\"sub\":\"eve\","),
                good.replaceFirst("\\{", "{\"exp\":1,"),
                good.replaceFirst("\\{", "{\"role\":\"user\","),
                good.replaceFirst("\\{", "{\"x\":{\"a\":1,\"a\":2},"),
                good + "{}",
                good + " x",
                good.substring(0, good.length() - 1),
                "[" + good + "]",
                "\ufeff" + good,
                " " + good,
                "",
                "null",
                "{}",
                "{\"x\":" + "[".repeat(40) + "]".repeat(40) + "," + good.substring(1),
                "{\"x\":" + "1".repeat(200) + "," + good.substring(1),
                "{\"" + "n".repeat(2000) + "\":1," + good.substring(1),
                good.replace("\"anne\"", "\"\\ud800\""),
                good.replace("\"anne\"", "7"),
                good.replace("\"anne\"", "null"),
                good.replace("{", "{/*comment*/"),
                good.replace("\"", "'"));
    }

    @ParameterizedTest
    @MethodSource("noClaims")
    @DisplayName(
            "RFC 7519 section 4, RFC 8725 section 2.6: claims are one JSON object with distinct names, and nothing besides")
    void payload_malformed(String payload) {
        assertThat(HOST.rejection(Issuer.token(payload))).contains(RejectReason.REFUSED);
    }
}
