package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.TEXT;
import static dev.sessionkit.resolver.header.Given.TOKEN;
import static dev.sessionkit.resolver.header.Given.browserRequest;
import static dev.sessionkit.resolver.header.Given.cookieResolver;
import static dev.sessionkit.resolver.header.Given.emptyRequest;
import static dev.sessionkit.resolver.header.Given.issued;
import static dev.sessionkit.resolver.header.Given.issuedWhole;
import static dev.sessionkit.resolver.header.Given.presented;
import static dev.sessionkit.resolver.header.Given.request;
import static dev.sessionkit.resolver.header.Given.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieSessionResolverTest {

    private static final String COOKIE = "__Host-session=" + TEXT;
    private static final SessionToken SECOND = token(2);
    private static final SessionToken THIRD = token(3);
    private static final SessionToken FOURTH = token(4);

    private final CookieSessionResolver resolver = cookieResolver();
    private final Answer response = new Answer();

    private List<Claim> resolve(String... lines) {
        return resolver.resolve(request("cookie", lines));
    }

    private static String cookie(SessionToken token) {
        return "__Host-session=" + token.reveal();
    }

    @Nested
    class OneCookie {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%s",
                    "%s;",
                    " %s ",
                    "\t%s\t; a=b",
                    "a=b; %s",
                    "a=b;%s;c=d",
                    "a=b; \t %s",
                    ";;; %s;;",
                    "a; b; %s",
                    "=; =x; %s",
                    "a=\"b; %s; c\"",
                    "$Version=1; %s"
                })
        void resolve_cookieAmongOthers_isPresented(String line) {
            assertThat(resolve(line.formatted(COOKIE))).isEqualTo(presented(TOKEN));
        }

        @Test
        void resolve_spaceAroundTheValue_isNoPartOfIt() {
            assertThat(resolve("__Host-session= \t" + TEXT + " ; a=b")).isEqualTo(presented(TOKEN));
        }

        @Test
        void resolve_severalLines_asInHttp2() {
            assertThat(resolve("a=b", COOKIE, "c=d")).isEqualTo(presented(TOKEN));
        }

        @Test
        void resolve_noHeader_isAbsent() {
            assertThat(resolver.resolve(emptyRequest())).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ";",
                    "a=b",
                    "__Host-session",
                    "x%s",
                    "x %s",
                    "a=%s",
                    "a==%s",
                    "a=b, %s",
                    "$Version=1, %s",
                    "\u0085%s",
                    "\u00a0%s",
                    "\u2003%s",
                    "\u0000%s",
                    "\"; x%s\"",
                    "__Host-session__Host-session",
                    "__Host-session2=" + "x"
                })
        void resolve_noCookieOfThatName_isAbsent(String line) {
            assertThat(resolve(line.formatted(COOKIE))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "__host-session=",
                    "__HOST-SESSION=",
                    "__Host-session =",
                    "__Host-session\t=",
                    "Host-session="
                })
        void resolve_nameSpelledOtherwise_isAbsent(String start) {
            assertThat(resolve(start + TEXT)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"__Host-session=", "__Host-session=;", "__Host-session= \t ; a=b"})
        void resolve_emptyValue_isAbsent(String line) {
            assertThat(resolve(line)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"hello", "\"%s\"", "%s=", "%s, %s", "%s %s", "=%s", "__Host-session=%s", "%%2E"})
        void resolve_valueThatIsNoToken_isMalformed(String value) {
            assertThat(resolve("__Host-session=" + value.replace("%s", TEXT))).isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_otherNameConfigured_readsThatAlone() {
            CookieSessionResolver other =
                    cookieResolver(new Given.Cookie().name("qt-auth").settings());
            assertThat(other.resolve(request("Cookie", "qt-auth=" + TEXT))).isEqualTo(presented(TOKEN));
            assertThat(other.resolve(request("Cookie", COOKIE))).isEmpty();
        }
    }

    @Nested
    class CookiesOfOneName {

        @Test
        void resolve_twoAndThreeTokens_areAllClaimed_inOrder() {
            assertThat(resolve(cookie(SECOND) + "; " + COOKIE)).isEqualTo(presented(SECOND, TOKEN));
            assertThat(resolve(cookie(SECOND) + "; " + COOKIE + "; a=b; " + cookie(THIRD)))
                    .isEqualTo(presented(SECOND, TOKEN, THIRD));
        }

        @Test
        void resolve_tokensInSeveralLines_areAllClaimed() {
            assertThat(resolve(COOKIE, cookie(SECOND), cookie(THIRD))).isEqualTo(presented(TOKEN, SECOND, THIRD));
        }

        @Test
        void resolve_equalTokens_areOneClaim() {
            assertThat(resolve(COOKIE + "; " + COOKIE)).isEqualTo(presented(TOKEN));
            assertThat(resolve(COOKIE + "; " + cookie(SECOND) + "; " + COOKIE)).isEqualTo(presented(TOKEN, SECOND));
        }

        @Test
        void resolve_moreThanThree_areAmbiguous_whateverTheyHold() {
            assertThat(resolve(COOKIE + "; " + cookie(SECOND) + "; " + cookie(THIRD) + "; " + cookie(FOURTH)))
                    .isEqualTo(Refusals.AMBIGUOUS);
            assertThat(resolve(COOKIE, COOKIE, COOKIE, COOKIE)).isEqualTo(Refusals.AMBIGUOUS);
            assertThat(resolve(COOKIE + "; __Host-session=x; __Host-session=; __Host-session=y"))
                    .isEqualTo(Refusals.AMBIGUOUS);
        }

        @Test
        void resolve_whatIsNoToken_countsOnlyWhereThereIsNoOther() {
            assertThat(resolve("__Host-session=x; " + COOKIE)).isEqualTo(presented(TOKEN));
            assertThat(resolve(COOKIE + "; __Host-session=x; __Host-session=y")).isEqualTo(presented(TOKEN));
            assertThat(resolve("__Host-session=x; __Host-session=y")).isEqualTo(Refusals.MALFORMED);
            assertThat(resolve("__Host-session=; __Host-session=y")).isEqualTo(Refusals.MALFORMED);
        }
    }

    @Nested
    class SendAndClear {

        @Test
        void send_setsASafeCookieByDefault_requirements10to13() {
            resolver.send(issued(TOKEN), browserRequest(), response);
            assertThat(response.headers("Set-Cookie"))
                    .containsExactly("__Host-session=" + TEXT + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        }

        @Test
        void send_forbidsCaching_requirement17() {
            response.setHeader("Cache-Control", "public, max-age=60");
            response.addHeader("Vary", "Accept");
            resolver.send(issued(TOKEN), emptyRequest(), response);
            assertThat(response.headers("Cache-Control")).containsExactly("no-store");
            assertThat(response.headers("Vary")).containsExactly("Accept", "Cookie");
        }

        @Test
        void send_keepsOtherCookiesOfTheResponse() {
            response.addHeader("Set-Cookie", "theme=dark");
            resolver.send(issued(TOKEN), emptyRequest(), response);
            assertThat(response.headers("Set-Cookie")).hasSize(2).first().isEqualTo("theme=dark");
        }

        @Test
        void send_allAttributes() {
            cookieResolver(new Given.Cookie()
                            .name("__Secure-sid")
                            .path("/app")
                            .domain("example.com")
                            .sameSite(SameSite.NONE)
                            .partitioned()
                            .maxAge(Duration.ofDays(14))
                            .settings())
                    .send(issued(TOKEN), emptyRequest(), response);
            assertThat(response.headers("Set-Cookie"))
                    .containsExactly("__Secure-sid=" + TEXT + "; Path=/app; Domain=example.com; Secure; HttpOnly;"
                            + " SameSite=None; Partitioned; Max-Age=1209600");
        }

        @Test
        void send_noAttributes() {
            cookieResolver(new Given.Cookie()
                            .name("sid")
                            .open()
                            .readable()
                            .sameSite(SameSite.STRICT)
                            .settings())
                    .send(issued(TOKEN), emptyRequest(), response);
            assertThat(response.headers("Set-Cookie")).containsExactly("sid=" + TEXT + "; Path=/; SameSite=Strict");
        }

        @Test
        void clear_takesTheSameCookieBack() {
            resolver.clear(browserRequest(), response);
            assertThat(response)
                    .hasToString("{Cache-Control=[no-store], Set-Cookie=[__Host-session=; Path=/; Secure; HttpOnly;"
                            + " SameSite=Lax; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT], Vary=[Cookie]}");
        }

        @Test
        void clear_allAttributes_butTheLifetime() {
            cookieResolver(new Given.Cookie()
                            .name("__Secure-sid")
                            .path("/app")
                            .domain("example.com")
                            .sameSite(SameSite.NONE)
                            .partitioned()
                            .maxAge(Duration.ofDays(14))
                            .settings())
                    .clear(emptyRequest(), response);
            assertThat(response.headers("Set-Cookie"))
                    .containsExactly("__Secure-sid=; Path=/app; Domain=example.com; Secure; HttpOnly; SameSite=None;"
                            + " Partitioned; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        }

        @Test
        void send_thenResolve_isTheSameToken() {
            resolver.send(issued(TOKEN), emptyRequest(), response);
            String setCookie = response.headers("Set-Cookie").get(0);
            assertThat(resolve(setCookie.substring(0, setCookie.indexOf(';')))).isEqualTo(presented(TOKEN));
        }

        @Test
        void send_sessionThatTravelsWhole_saysWhatToConfigure() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> resolver.send(issuedWhole(), emptyRequest(), response))
                    .withMessageContaining("CookieSessionResolver carries tokens");
            assertThat(response).hasToString("{}");
        }
    }
}
