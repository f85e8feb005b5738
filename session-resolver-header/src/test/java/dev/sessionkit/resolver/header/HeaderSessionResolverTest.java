package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.TEXT;
import static dev.sessionkit.resolver.header.Given.TOKEN;
import static dev.sessionkit.resolver.header.Given.browserRequest;
import static dev.sessionkit.resolver.header.Given.emptyRequest;
import static dev.sessionkit.resolver.header.Given.headerResolver;
import static dev.sessionkit.resolver.header.Given.issued;
import static dev.sessionkit.resolver.header.Given.issuedWhole;
import static dev.sessionkit.resolver.header.Given.presented;
import static dev.sessionkit.resolver.header.Given.request;
import static dev.sessionkit.resolver.header.Given.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.tck.Answer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSessionResolverTest {

    private final HeaderSessionResolver resolver = headerResolver();
    private final Answer response = new Answer();

    @Nested
    class Resolve {

        @Test
        void resolve_token_isPresented() {
            assertThat(resolver.resolve(request("X-Session-Id", TEXT))).isEqualTo(presented(TOKEN));
        }

        @Test
        void resolve_renewableToken_isPresented() {
            Random random = new Random(7);
            byte[] secret = new byte[SessionSecret.RENEWABLE_BYTES];
            random.nextBytes(secret);
            SessionToken renewable =
                    new SessionToken(SessionId.create(Given.NOW, random), SessionSecret.ofBytes(secret));
            assertThat(resolver.resolve(request("x-session-id", renewable.reveal())))
                    .isEqualTo(presented(renewable));
        }

        @Test
        void resolve_noHeader_isAbsent() {
            assertThat(resolver.resolve(emptyRequest())).isEmpty();
        }

        @Test
        void resolve_spacesAndTabsAroundToken_areNoPartOfIt() {
            assertThat(resolver.resolve(request("x-session-id", " \t" + TEXT + "\t ")))
                    .isEqualTo(presented(TOKEN));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t \t", "-", " - "})
        void resolve_nothingInTheHeader_isAbsent(String value) {
            assertThat(resolver.resolve(request("x-session-id", value))).isEmpty();
        }

        @Test
        void resolve_noToken_isMalformed() {
            assertThat(resolver.resolve(request("x-session-id", "hello"))).isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_sameValueTwice_isOneClaim() {
            assertThat(resolver.resolve(request("x-session-id", TEXT, " " + TEXT)))
                    .isEqualTo(presented(TOKEN));
            assertThat(resolver.resolve(request("x-session-id", " " + TEXT, TEXT, TEXT + "\t")))
                    .isEqualTo(presented(TOKEN));
        }

        @Test
        void resolve_emptyLineBesideToken_isTheToken() {
            assertThat(resolver.resolve(request("x-session-id", "", TEXT, " "))).isEqualTo(presented(TOKEN));
        }

        @Test
        void resolve_differentValues_areAmbiguous() {
            assertThat(resolver.resolve(request("x-session-id", TEXT, token(2).reveal())))
                    .isEqualTo(Refusals.AMBIGUOUS);
            assertThat(resolver.resolve(request("x-session-id", TEXT, TEXT + "A")))
                    .isEqualTo(Refusals.AMBIGUOUS);
            assertThat(resolver.resolve(request("x-session-id", "hello", TEXT))).isEqualTo(Refusals.AMBIGUOUS);
        }

        @Test
        void resolve_valuesJoinedByAProxy_areMalformed() {
            assertThat(resolver.resolve(request("x-session-id", TEXT + ", " + TEXT)))
                    .isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_otherHeaderConfigured_readsThatAlone() {
            HeaderSessionResolver other =
                    headerResolver(new HeaderSessionResolverSettings("x-qt-auth", Tokens.SESSION, false));
            assertThat(other.resolve(request("x-qt-auth", TEXT))).isEqualTo(presented(TOKEN));
            assertThat(other.resolve(request("x-session-id", TEXT))).isEmpty();
        }
    }

    @Nested
    class Foreign {

        private final HeaderSessionResolver foreign =
                headerResolver(new HeaderSessionResolverSettings("x-session-id", Tokens.FOREIGN, false));

        @Test
        void sends_foreignTokens_never() {
            assertThat(foreign.sends()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc", "-", "a.b.c~/+==,;\"!", "~"})
        void resolve_visibleAscii_isPassedOn(String value) {
            assertThat(foreign.resolve(request("x-session-id", " " + value + " ")))
                    .containsExactly(new Claim.Foreign(new ForeignToken(value)));
        }

        @Test
        void resolve_ourToken_isPassedOnToo() {
            assertThat(foreign.resolve(request("x-session-id", TEXT)))
                    .containsExactly(new Claim.Foreign(new ForeignToken(TEXT)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "a\tb", "a\u0000b", "a\u007fb", "caf\u00e9", "\u2003a", "a\r\nb"})
        void resolve_anythingElse_isMalformed(String value) {
            assertThat(foreign.resolve(request("x-session-id", value))).isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_longestToken_isPassedOn_andOneMoreIsMalformed() {
            String longest = "a".repeat(ForeignToken.LONGEST);
            assertThat(foreign.resolve(request("x-session-id", " " + longest + " ")))
                    .containsExactly(new Claim.Foreign(new ForeignToken(longest)));
            assertThat(foreign.resolve(request("x-session-id", longest + "a"))).isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void sendAndClear_doNothing_sinceAnotherSystemIssuesTheTokens() {
            foreign.send(issued(TOKEN), emptyRequest(), response);
            foreign.send(issuedWhole(), emptyRequest(), response);
            foreign.clear(emptyRequest(), response);
            assertThat(response).hasToString("{}");
        }
    }

    @Nested
    class SendAndClear {

        @Test
        void send_tellsTheTokenAndForbidsCaching_requirement17() {
            response.setHeader("Cache-Control", "max-age=60");
            resolver.send(issued(TOKEN), emptyRequest(), response);
            assertThat(response)
                    .hasToString("{Cache-Control=[no-store], Vary=[x-session-id], x-session-id=[" + TEXT + "]}");
        }

        @Test
        void send_whatTheApplicationVariesOn_stays() {
            response.addHeader("Vary", "Accept");
            resolver.send(issued(TOKEN), emptyRequest(), response);
            assertThat(response.headers("Vary")).containsExactly("Accept", "x-session-id");
        }

        @Test
        void send_toBrowser_tellsNothing_requirement11() {
            resolver.send(issued(TOKEN), browserRequest(), response);
            resolver.clear(browserRequest(), response);
            assertThat(response).hasToString("{}");
        }

        @Test
        void send_toBrowserWhereWanted_tellsTheToken() {
            HeaderSessionResolver open =
                    headerResolver(new HeaderSessionResolverSettings("x-session-id", Tokens.SESSION, true));
            open.send(issued(TOKEN), browserRequest(), response);
            assertThat(response.headers("x-session-id")).containsExactly(TEXT);
        }

        @Test
        void clear_isUnderstoodByAClientThatKeepsWhatItIsTold() {
            resolver.clear(emptyRequest(), response);
            List<String> told = response.headers("x-session-id");
            assertThat(told).containsExactly("-");
            assertThat(resolver.resolve(request("x-session-id", told.get(0)))).isEmpty();
        }

        @Test
        void send_sessionThatTravelsWhole_saysWhatToConfigure() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> resolver.send(issuedWhole(), emptyRequest(), response))
                    .withMessageContaining("HeaderSessionResolver carries tokens")
                    .withMessageContaining("Authentication.SessionResolver");
            assertThat(response).hasToString("{}");
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(strings = {"x-session-id", "X-QT-Auth", "session", "s", "x_y", "x.y", "binary-x", "!x"})
        void settings_headerOfOnesOwn_isFine(String header) {
            assertThatCode(() -> new HeaderSessionResolverSettings(header, Tokens.SESSION, false))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "x session", "x:session", ":path", "x-s\u00e9ssion", "x\r\ny", "x\u0000", "a,b"})
        void settings_noHeaderName_isRefused(String header) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HeaderSessionResolverSettings(header, Tokens.SESSION, false))
                    .withMessageContaining("Header is \"" + header + "\", which is no header name")
                    .withMessageContaining("such as x-session-id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Cookie", "cookie", "Set-Cookie", "SET-COOKIE"})
        void settings_cookieHeader_pointsToTheCookieResolver(String header) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HeaderSessionResolverSettings(header, Tokens.SESSION, false))
                    .withMessageContaining("choose CookieSessionResolver");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Authorization", "authorization"})
        void settings_authorization_pointsToTheBearerResolver(String header) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HeaderSessionResolverSettings(header, Tokens.FOREIGN, false))
                    .withMessageContaining("BearerSessionResolver");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Host", "Content-Length", "transfer-encoding", "CONNECTION", "Vary", "cache-control", "te"})
        void settings_headerWithAMeaning_isRefused(String header) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HeaderSessionResolverSettings(header, Tokens.SESSION, false))
                    .withMessageContaining("Header is " + header + ", which means something else in HTTP");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x-session-bin", "X-Session-BIN", "grpc-session"})
        void settings_nameThatGrpcReserves_isRefused(String header) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HeaderSessionResolverSettings(header, Tokens.SESSION, false))
                    .withMessageContaining("gRPC's own");
        }
    }
}
