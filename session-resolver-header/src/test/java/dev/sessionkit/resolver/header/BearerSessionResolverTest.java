package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.TEXT;
import static dev.sessionkit.resolver.header.Given.TOKEN;
import static dev.sessionkit.resolver.header.Given.bearerResolver;
import static dev.sessionkit.resolver.header.Given.browserRequest;
import static dev.sessionkit.resolver.header.Given.emptyRequest;
import static dev.sessionkit.resolver.header.Given.issued;
import static dev.sessionkit.resolver.header.Given.issuedWhole;
import static dev.sessionkit.resolver.header.Given.presented;
import static dev.sessionkit.resolver.header.Given.request;
import static dev.sessionkit.resolver.header.Given.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.tck.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerSessionResolverTest {

    private final BearerSessionResolver resolver = bearerResolver();
    private final Answer response = new Answer();

    private List<Claim> resolve(String... lines) {
        return resolver.resolve(request("authorization", lines));
    }

    @Nested
    class Resolve {

        @ParameterizedTest
        @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer    ", " \tBearer "})
        void resolve_schemeInAnyCase_thenSpaces_isPresented(String start) {
            assertThat(resolve(start + TEXT)).isEqualTo(presented(TOKEN));
            assertThat(resolve(start + TEXT + " \t")).isEqualTo(presented(TOKEN));
        }

        @Test
        void resolve_noHeader_isAbsent() {
            assertThat(resolver.resolve(emptyRequest())).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "Basic dXNlcjpwYXNz", "Digest a=b", "Bearers x", "Bearer-x y", "Bear", "DPoP abc"})
        void resolve_otherScheme_isAbsent(String line) {
            assertThat(resolve(line)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer",
                    "Bearer ",
                    "Bearer\tabc",
                    "Bearer \tabc",
                    "Bearer,abc",
                    "Bearer a b",
                    "Bearer =",
                    "Bearer a=b",
                    "Bearer \"abc\"",
                    "Bearer hello",
                    "Bearer \u0000"
                })
        void resolve_bearerWithoutToken_isMalformed(String line) {
            assertThat(resolve(line)).isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_secondSchemeInTheSameLine_isMalformed() {
            assertThat(resolve("Bearer " + TEXT + ", Basic dXNlcjpwYXNz")).isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_severalLines_areAmbiguousWhereOneIsABearers() {
            assertThat(resolve("Bearer " + TEXT, "Bearer " + token(2).reveal())).isEqualTo(Refusals.AMBIGUOUS);
            assertThat(resolve("Bearer " + TEXT, "Bearer " + TEXT)).isEqualTo(Refusals.AMBIGUOUS);
            assertThat(resolve("Basic dXNlcjpwYXNz", "Bearer " + TEXT)).isEqualTo(Refusals.AMBIGUOUS);
        }

        @Test
        void resolve_severalLinesOfOtherSchemes_areAbsent() {
            assertThat(resolve("Basic dXNlcjpwYXNz", "DPoP abc")).isEmpty();
        }

        @Test
        void resolve_whatAClientWasToldAtTheEnd_isAbsent() {
            assertThat(resolve("Bearer -")).isEmpty();
        }
    }

    @Nested
    class Foreign {

        private final BearerSessionResolver foreign =
                bearerResolver(new BearerSessionResolverSettings(Tokens.FOREIGN, Optional.empty(), false));

        @ParameterizedTest
        @ValueSource(strings = {"abc", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "a-._~+/9Z==", "-"})
        void resolve_b64token_isPassedOn(String value) {
            assertThat(foreign.resolve(request("Authorization", "Bearer " + value)))
                    .containsExactly(new Claim.Foreign(new ForeignToken(value)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a,b", "a:b", "=a", "==", "a=b=", "\u00e9", "a\"", "a\\b"})
        void resolve_noB64token_isMalformed(String value) {
            assertThat(foreign.resolve(request("Authorization", "Bearer " + value)))
                    .isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_noSpaceAfterTheScheme_isMalformed() {
            assertThat(foreign.resolve(request("Authorization", "Bearer/abc"))).isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void resolve_tooLong_isMalformed() {
            assertThat(foreign.resolve(request("Authorization", "Bearer " + "a".repeat(ForeignToken.LONGEST + 1))))
                    .isEqualTo(Refusals.MALFORMED);
        }

        @Test
        void sendAndClear_doNothing() {
            foreign.send(issued(TOKEN), emptyRequest(), response);
            foreign.clear(emptyRequest(), response);
            assertThat(response).hasToString("{}");
            assertThat(foreign.sends()).isFalse();
        }
    }

    @Nested
    class SendAndClear {

        private final BearerSessionResolver telling = bearerResolver(
                new BearerSessionResolverSettings(Tokens.SESSION, Optional.of("x-session-token"), false));

        @Test
        void sendAndClear_withoutResponseHeader_doNothing() {
            resolver.send(issued(TOKEN), emptyRequest(), response);
            resolver.clear(emptyRequest(), response);
            assertThat(response).hasToString("{}");
            assertThat(resolver.sends()).isFalse();
            assertThat(telling.sends()).isTrue();
        }

        @Test
        void send_tellsTheTokenAndForbidsCaching_requirement17() {
            telling.send(issued(TOKEN), emptyRequest(), response);
            assertThat(response)
                    .hasToString("{Cache-Control=[no-store], Vary=[Authorization], x-session-token=[" + TEXT + "]}");
        }

        @Test
        void clear_tellsThatThereIsNothingToHold() {
            telling.clear(emptyRequest(), response);
            assertThat(response.headers("x-session-token")).containsExactly("-");
        }

        @Test
        void sendAndClear_toBrowser_tellNothing_requirement11() {
            telling.send(issued(TOKEN), browserRequest(), response);
            telling.clear(browserRequest(), response);
            assertThat(response).hasToString("{}");
        }

        @Test
        void send_toBrowserWhereWanted_tellsTheToken() {
            bearerResolver(new BearerSessionResolverSettings(Tokens.SESSION, Optional.of("x-session-token"), true))
                    .send(issued(TOKEN), browserRequest(), response);
            assertThat(response.headers("x-session-token")).containsExactly(TEXT);
        }

        @Test
        void send_sessionThatTravelsWhole_saysWhatToConfigure_evenIfNothingWouldBeSent() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> resolver.send(issuedWhole(), emptyRequest(), response))
                    .withMessageContaining("BearerSessionResolver carries tokens");
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(strings = {"", "x y", "Authorization", "Set-Cookie", "Content-Length", "x-token-bin"})
        void settings_responseHeaderThatCannotBe_isRefused(String header) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new BearerSessionResolverSettings(Tokens.SESSION, Optional.of(header), false))
                    .withMessageStartingWith("ResponseHeader is ");
        }

        @Test
        void settings_responseHeaderForForeignTokens_isRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new BearerSessionResolverSettings(Tokens.FOREIGN, Optional.of("x-session-token"), false))
                    .withMessageContaining("another system issues the tokens");
        }
    }
}
