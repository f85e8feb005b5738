package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.TEXT;
import static dev.sessionkit.resolver.header.Given.TOKEN;
import static dev.sessionkit.resolver.header.Given.bearerResolver;
import static dev.sessionkit.resolver.header.Given.cookieResolver;
import static dev.sessionkit.resolver.header.Given.headerResolver;
import static dev.sessionkit.resolver.header.Given.presented;
import static dev.sessionkit.resolver.header.Given.request;
import static dev.sessionkit.resolver.header.Given.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A good token is found wherever it stands, and one that differs in a single character is never taken for it. */
class ChangedTokenTest {

    private static final Claim ORIGINAL = new Claim.Presented(TOKEN);

    private final HeaderSessionResolver header = headerResolver();
    private final BearerSessionResolver bearer = bearerResolver();
    private final CookieSessionResolver cookie = cookieResolver();

    @Test
    void everyOtherCharacterAtEveryPlace_isAnotherTokenOrNone() {
        for (int place = 0; place < TEXT.length(); place++) {
            for (char other = 0; other < 256; other++) {
                if (other != TEXT.charAt(place)) {
                    assertNotTheOriginal(TEXT.substring(0, place) + other + TEXT.substring(place + 1));
                }
            }
        }
    }

    @Test
    void everyMissingCharacter_isNoToken() {
        for (int place = 0; place < TEXT.length(); place++) {
            assertNotTheOriginal(TEXT.substring(0, place) + TEXT.substring(place + 1));
        }
    }

    @Test
    void everyRepeatedCharacter_isNoToken() {
        for (int place = 0; place < TEXT.length(); place++) {
            assertNotTheOriginal(TEXT.substring(0, place + 1) + TEXT.substring(place));
        }
    }

    private void assertNotTheOriginal(String changed) {
        assertThat(header.resolve(request("x-session-id", changed))).doesNotContain(ORIGINAL);
        assertThat(bearer.resolve(request("authorization", "Bearer " + changed)))
                .doesNotContain(ORIGINAL);
        assertThat(cookie.resolve(request("cookie", "__Host-session=" + changed)))
                .doesNotContain(ORIGINAL);
    }

    @Test
    void goodTokenAmongTwelveRandomCookies_isAlwaysFound() {
        Random random = new Random(20261122);
        for (int round = 0; round < 3_000; round++) {
            SessionToken good = token(round);
            List<String> cookies = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                cookies.add(randomCookie(random));
            }
            cookies.add("__Host-session=" + good.reveal());
            Collections.shuffle(cookies, random);
            String line = String.join(random.nextBoolean() ? "; " : ";", cookies);
            assertThat(cookie.resolve(request("cookie", line))).as(line).isEqualTo(presented(good));
        }
    }

    /** A cookie of another name, which often looks much like ours. */
    private static String randomCookie(Random random) {
        String value = randomOctets(random, random.nextInt(100));
        return switch (random.nextInt(8)) {
            case 0 -> "x__Host-session=" + value;
            case 1 -> "__Host-session2=" + value;
            case 2 -> "__host-session=" + TEXT;
            case 3 -> "a=__Host-session=" + TEXT;
            case 4 -> "a=\"__Host-session=" + TEXT + "\"";
            case 5 -> "__Host-session";
            default -> "n" + random.nextInt() + "=" + value;
        };
    }

    /** Characters that a cookie's value may have (RFC 6265bis, section 4.1.1), and some that it may not. */
    private static String randomOctets(Random random, int length) {
        StringBuilder octets = new StringBuilder();
        while (octets.length() < length) {
            char c = (char) (' ' + random.nextInt(224));
            if (c != ';') {
                octets.append(c);
            }
        }
        return octets.toString();
    }
}
