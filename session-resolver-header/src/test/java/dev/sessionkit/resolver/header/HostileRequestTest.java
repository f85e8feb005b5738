package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.TEXT;
import static dev.sessionkit.resolver.header.Given.TOKEN;
import static dev.sessionkit.resolver.header.Given.bearerResolver;
import static dev.sessionkit.resolver.header.Given.cookieResolver;
import static dev.sessionkit.resolver.header.Given.headerResolver;
import static dev.sessionkit.resolver.header.Given.presented;
import static dev.sessionkit.resolver.header.Given.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Claim;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requirement 6: whatever a client sends is looked at and judged, and neither throws nor passes for a token. */
class HostileRequestTest {

    private final HeaderSessionResolver header = headerResolver();
    private final HeaderSessionResolver foreign =
            headerResolver(new HeaderSessionResolverSettings("x-session-id", Tokens.FOREIGN, false));
    private final BearerSessionResolver bearer = bearerResolver();
    private final CookieSessionResolver cookie = cookieResolver();

    static Stream<String> valuesThatAreNoToken() {
        char last = TEXT.charAt(TEXT.length() - 1);
        return Stream.of(
                "x",
                ".",
                "..",
                ".".repeat(66),
                "A".repeat(66),
                "A".repeat(22) + ".",
                "A".repeat(22) + "." + "A".repeat(42),
                "A".repeat(22) + "." + "A".repeat(44),
                "A".repeat(21) + "B." + "A".repeat(43),
                "A".repeat(22) + "." + "A".repeat(42) + "B",
                TEXT.substring(1),
                TEXT.substring(0, TEXT.length() - 1),
                TEXT + last,
                TEXT + "=",
                TEXT + "." + TEXT,
                TEXT + "," + TEXT,
                TEXT + " " + TEXT,
                "\"" + TEXT + "\"",
                "'" + TEXT + "'",
                "<" + TEXT + ">",
                TEXT.replace('.', ':'),
                TEXT.replace(".", "%2E"),
                TEXT.replace('.', '\uff0e'),
                TEXT.replace(".", "\u0000."),
                "\u0000" + TEXT,
                TEXT + "\u0000",
                "\r\n" + TEXT,
                TEXT + "\r\nSet-Cookie: a=b",
                TEXT + "\n",
                "\u0085" + TEXT,
                "\u00a0" + TEXT,
                "\u2003" + TEXT,
                "\ufeff" + TEXT,
                "\ud800" + TEXT.substring(1),
                TEXT.substring(1) + "\udc00",
                "\u202e" + TEXT,
                "\u0130".repeat(66),
                "\uffff".repeat(5000),
                "A".repeat(4096),
                "A".repeat(4097),
                TEXT.repeat(1000),
                " ".repeat(5000) + "x",
                "$(id)",
                "${jndi:ldap://example.com/a}",
                "' OR 1=1 --",
                "../../etc/passwd",
                "%00%0d%0a");
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoToken")
    void headerValue_thatIsNoToken_isMalformed(String value) {
        assertThat(header.resolve(request("x-session-id", value))).isEqualTo(Refusals.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoToken")
    void bearerValue_thatIsNoToken_isMalformed(String value) {
        assertThat(bearer.resolve(request("authorization", "Bearer " + value))).isEqualTo(Refusals.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoToken")
    void cookieValue_thatIsNoToken_isMalformed(String value) {
        assertThat(cookie.resolve(request("cookie", "a=b; __Host-session=" + value + "; c=d")))
                .isEqualTo(Refusals.MALFORMED);
    }

    @Test
    void threeHundredCookies_doNotHideOurs() {
        String others = IntStream.range(0, 300).mapToObj(i -> "c" + i + "=" + i).collect(Collectors.joining("; "));
        assertThat(cookie.resolve(request("cookie", others + "; __Host-session=" + TEXT)))
                .isEqualTo(presented(TOKEN));
        assertThat(cookie.resolve(request("cookie", others))).isEmpty();
    }

    @Test
    void threeHundredCookiesOfOurName_areAmbiguous() {
        String all = String.join("; ", Collections.nCopies(300, "__Host-session=" + TEXT));
        assertThat(cookie.resolve(request("cookie", all))).isEqualTo(Refusals.AMBIGUOUS);
    }

    @Test
    void sixtyKilobytes_areLookedAtOnce() {
        List<String> values = List.of(
                "_".repeat(60_000),
                "__Host-session".repeat(4_000),
                "=__Host-session=".repeat(3_700),
                "x__Host-session=".repeat(3_700),
                " ".repeat(60_000),
                ";".repeat(60_000),
                " \t;".repeat(20_000),
                "=".repeat(60_000),
                "\u00e9".repeat(60_000),
                "\u4e16".repeat(60_000));
        for (String value : values) {
            assertThat(cookie.resolve(request("cookie", value)))
                    .as(value.substring(0, 20))
                    .isEmpty();
            assertThat(presentedBy(header.resolve(request("x-session-id", value))))
                    .isEmpty();
            assertThat(presentedBy(bearer.resolve(request("authorization", value))))
                    .isEmpty();
            assertThat(presentedBy(bearer.resolve(request("authorization", "Bearer " + value))))
                    .isEmpty();
        }
    }

    @Test
    void thousandsOfLines_areLookedAtOnce() {
        String[] same = Collections.nCopies(5_000, TEXT).toArray(String[]::new);
        assertThat(header.resolve(request("x-session-id", same))).isEqualTo(presented(TOKEN));
        String[] bearers = Collections.nCopies(5_000, "Bearer " + TEXT).toArray(String[]::new);
        assertThat(bearer.resolve(request("authorization", bearers))).isEqualTo(Refusals.AMBIGUOUS);
        String[] cookies = Collections.nCopies(5_000, "a=b").toArray(String[]::new);
        assertThat(cookie.resolve(request("cookie", cookies))).isEmpty();
    }

    @Test
    void randomText_neverThrowsAndIsNeverAToken() {
        Random random = new Random(20261121);
        for (int round = 0; round < 20_000; round++) {
            String text = randomText(random);
            assertThat(presentedBy(header.resolve(request("x-session-id", text))))
                    .isEmpty();
            assertThat(presentedBy(foreign.resolve(request("x-session-id", text))))
                    .isEmpty();
            assertThat(presentedBy(bearer.resolve(request("authorization", text, text))))
                    .isEmpty();
            assertThat(presentedBy(bearer.resolve(request("authorization", "Bearer " + text))))
                    .isEmpty();
            assertThat(presentedBy(cookie.resolve(request("cookie", text, "__Host-session=" + text))))
                    .isEmpty();
        }
    }

    private static String randomText(Random random) {
        char[] text = new char[random.nextInt(120)];
        int kind = random.nextInt(3);
        String marks = "__Host-session=; .\t\"Bearer,\u0000AaZz09-_";
        for (int i = 0; i < text.length; i++) {
            text[i] = switch (kind) {
                case 0 -> (char) random.nextInt(256);
                case 1 -> (char) random.nextInt(65_536);
                default -> marks.charAt(random.nextInt(marks.length()));
            };
        }
        return new String(text);
    }

    private static List<Claim> presentedBy(List<Claim> claims) {
        return claims.stream().filter(claim -> claim instanceof Claim.Presented).toList();
    }
}
