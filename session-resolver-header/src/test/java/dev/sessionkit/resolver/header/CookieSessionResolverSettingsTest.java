package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.cookieResolver;
import static dev.sessionkit.resolver.header.Given.emptyRequest;
import static dev.sessionkit.resolver.header.Given.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6265bis, section 4.1: what a browser would drop is refused at start, with the rule. */
class CookieSessionResolverSettingsTest {

    private static Given.Cookie cookie() {
        return new Given.Cookie();
    }

    private static void assertRefused(Given.Cookie cookie, String... rules) {
        assertThatIllegalArgumentException()
                .isThrownBy(cookie::settings)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(rules));
    }

    private static void assertAccepted(Given.Cookie cookie) {
        assertThatCode(cookie::settings).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Host-session", "__host-session", "__HOST-s"})
    void hostPrefix_inAnyCase_needsSecureAndRootPathAndNoDomain(String name) {
        assertAccepted(cookie().name(name));
        assertRefused(cookie().name(name).open(), "whose prefix needs Secure", "4.1.3");
        assertRefused(cookie().name(name).path("/app"), "__Host- needs the Path /", "4.1.3.2");
        assertRefused(cookie().name(name).domain("example.com"), "__Host- allows no Domain", "4.1.3.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Secure-session", "__secure-session", "__SECURE-s"})
    void securePrefix_inAnyCase_needsSecureAlone(String name) {
        assertAccepted(cookie().name(name).path("/app").domain("example.com"));
        assertRefused(cookie().name(name).open(), "whose prefix needs Secure", "4.1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Http-session", "__http-session", "__Host-Http-session", "__host-http-session"})
    void httpPrefixes_needSecureAndHttpOnly(String name) {
        assertAccepted(cookie().name(name));
        assertRefused(cookie().name(name).open(), "whose prefix needs Secure");
        assertRefused(cookie().name(name).readable(), "whose prefix needs HttpOnly");
    }

    @Test
    void hostHttpPrefix_isAHostPrefixToo() {
        assertRefused(cookie().name("__Host-Http-session").path("/app"), "needs the Path /");
    }

    @Test
    void withoutPrefix_secureIsAChoice() {
        assertAccepted(cookie().name("session").open());
        assertAccepted(cookie().name("_Host-session").open());
        assertAccepted(cookie().name("__Hostess").open());
    }

    @Test
    void sameSiteNone_needsSecure() {
        assertAccepted(cookie().name("session").sameSite(SameSite.NONE));
        assertRefused(cookie().name("session").sameSite(SameSite.NONE).open(), "SameSite NONE needs Secure");
    }

    @Test
    void partitioned_needsSecure() {
        assertAccepted(cookie().name("session").partitioned());
        assertRefused(cookie().name("session").partitioned().open(), "Partitioned needs Secure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a=b", "a;b", "a,b", "\"a\"", "caf\u00e9", "a\u0000", "a\r\nSet-Cookie: b", "(a)"})
    void name_thatIsNoToken_isRefused(String name) {
        assertRefused(cookie().name(name), "which is no cookie name", "such as __Host-session");
    }

    @Test
    void name_longest() {
        assertAccepted(cookie().name("n".repeat(256)));
        assertRefused(cookie().name("n".repeat(257)), "1 to 256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app", "./", "/a;b", "/a b", "/a\u0000", "/caf\u00e9", "/a\r\nX: y", "/a\t"})
    void path_thatCannotBeWritten_isRefused(String path) {
        assertRefused(cookie().name("session").path(path), "Path is ", "starts with /");
    }

    @Test
    void path_longest() {
        assertAccepted(cookie().name("session").path("/" + "p".repeat(1023)));
        assertRefused(cookie().name("session").path("/" + "p".repeat(1024)), "at most 1024");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "a.b.example", "xn--bcher-kva.example", "localhost", "EXAMPLE.com", "3com.example"
            })
    void domain_hostName_isFine(String domain) {
        assertAccepted(cookie().name("session").domain(domain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ".example.com",
                "example.com.",
                "a..b",
                "-a.example",
                "a-.example",
                "a_b.example",
                "b\u00fccher.example",
                "example.com; HttpOnly",
                "example.com:8443",
                "https://example.com",
                "127.0.0.1",
                "[::1]",
                "exam ple.com",
                "example.com\r\n"
            })
    void domain_anythingElse_isRefused(String domain) {
        assertRefused(cookie().name("session").domain(domain), "Domain is ", "without a dot at its ends");
    }

    @Test
    void domain_longest() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertAccepted(cookie().name("session").domain(longest));
        assertRefused(cookie().name("session").domain(longest + "a"), "Domain is ");
        assertRefused(cookie().name("session").domain("a".repeat(64) + ".example"), "Domain is ");
    }

    @Test
    void maxAge_fromOneSecondTo400Days() {
        assertAccepted(cookie().maxAge(Duration.ofSeconds(1)));
        assertAccepted(cookie().maxAge(Duration.ofDays(400)));
        assertRefused(cookie().maxAge(Duration.ZERO), "MaxAge is PT0S", "400 days");
        assertRefused(cookie().maxAge(Duration.ofSeconds(-1)), "MaxAge is PT-1S");
        assertRefused(cookie().maxAge(Duration.ofDays(400).plusSeconds(1)), "MaxAge is PT9600H1S");
        assertRefused(cookie().maxAge(Duration.ofMillis(1500)), "MaxAge is PT1.5S", "whole seconds");
        assertRefused(cookie().maxAge(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)), "400 days");
        assertRefused(cookie().maxAge(Duration.ofSeconds(Long.MIN_VALUE)), "400 days");
    }

    @Test
    void severalFaults_areToldTogether() {
        assertRefused(
                cookie().open().path("app").domain(".x").sameSite(SameSite.NONE).partitioned(),
                "Path is \"app\"",
                "Domain is \".x\"",
                "whose prefix needs Secure",
                "__Host- allows no Domain",
                "__Host- needs the Path /",
                "SameSite NONE needs Secure",
                "Partitioned needs Secure");
    }

    @Test
    void longestCookie_staysBelow4096Bytes_requirement14() {
        String label = "a".repeat(63);
        CookieSessionResolverSettings settings = cookie().name("__Secure-" + "n".repeat(247))
                .path("/" + "p".repeat(1023))
                .domain(label + "." + label + "." + label + "." + "a".repeat(61))
                .sameSite(SameSite.STRICT)
                .partitioned()
                .maxAge(Duration.ofDays(400))
                .settings();
        SessionToken renewable =
                new SessionToken(Given.TOKEN.id(), SessionSecret.ofBytes(new byte[SessionSecret.RENEWABLE_BYTES]));
        Answer response = new Answer();
        cookieResolver(settings).send(issued(renewable), emptyRequest(), response);
        cookieResolver(settings).clear(emptyRequest(), response);
        assertThat(response.headers("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(4096));
    }
}
