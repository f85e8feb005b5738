package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What token pairs ask of the settings, before anybody is served. */
class TokenPairsStartTest {

    private static final String AAL1 = "AAL1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AccessTokenLife | PT59S | AccessTokenLife is from PT1M",
                "AccessTokenLife | P2D | AccessTokenLife is from PT1M",
                "RefreshTokenIdleTimeout | PT1S | RefreshTokenIdleTimeout is from PT1M",
                "FamilyLife | PT0S | FamilyLife is from PT1M",
                "RepeatWindow | PT5M1S | RepeatWindow is from PT0S",
                "RepeatWindow | -PT1S | RepeatWindow is from PT0S",
            })
    @DisplayName("A setting out of its bounds is refused at start, by its name")
    void settings_outOfBounds(String key, String value, String message) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> PairHost.with("TokenPairs", Map.of(key, value)))
                .withMessageContainingAll("TokenPairs", message);
    }

    @Test
    @DisplayName("A window that is as long as a refresh token lives is refused at start")
    void repeatWindow_tooLong() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() ->
                        PairHost.with("TokenPairs", Map.of("RepeatWindow", "PT1M", "RefreshTokenIdleTimeout", "PT1M")))
                .withMessageContaining("RepeatWindow is shorter than RefreshTokenIdleTimeout");
    }

    @ParameterizedTest
    @CsvSource({
        "AccessTokenLife, PT1M",
        "AccessTokenLife, P1D",
        "RefreshTokenIdleTimeout, PT1M",
        "FamilyLife, PT1M",
        "RepeatWindow, PT5M",
        "RepeatWindow, PT0S",
    })
    @DisplayName("A setting at its bounds starts, and pairs are issued")
    void settings_atTheBounds(String key, String value) {
        try (PairHost host = PairHost.with("TokenPairs", Map.of(key, value))) {
            TokenPairGrant grant = host.register("anne");
            assertThat(host.opens(grant)).isTrue();
            assertThat(grant.accessTokenUntil()).isBeforeOrEqualTo(grant.refreshTokenUntil());
        }
    }

    @Test
    @DisplayName(
            "Without a Resolver there are no token pairs, everything else works, and asking for them says what to write")
    void resolver_notSet() {
        try (AuthHost host = AuthHost.inMemory()) {
            Authentication authentication = Authentication.of(host.framework);
            assertThatIllegalStateException()
                    .isThrownBy(authentication::tokenPairs)
                    .withMessageContaining("TokenPairs.Resolver");
        }
    }

    @Test
    @DisplayName("A Resolver that there is not is refused at start")
    void resolver_unknown() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> PairHost.with("TokenPairs", Map.of("Resolver", "AccessTokenResolvr")))
                .withMessageContaining("AccessTokenResolvr");
    }

    @Test
    @DisplayName("A store that cannot list a user's sessions is refused at start: nobody could be signed out")
    void store_cannotList() {
        SessionStoreAccessor reader = id -> Optional.empty();
        try (SessionFramework framework = Authentication.sections(SessionFramework.builder())
                .settings("""
                        {"Authentication": {"SessionResolver": "BearerSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "Reader"}},
                         "TokenPairs": {"Resolver": "AccessTokenResolver"},
                         "PreferredImplementations": {"Accounts": "MemoryAccounts"}}""")
                .environment(Map.of())
                .store("Reader", reader)
                .build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Authentication.of(framework))
                    .withMessageContaining("lists sessions by user");
        }
    }

    @Test
    @DisplayName(
            "Requirements 28, 45: an assurance level refuses access tokens that nobody can end, and takes those that are looked up")
    void assurance_selfContained() {
        Map<String, ?> level = Map.of("AssuranceLevel", AAL1);
        Map<String, ?> shortLived = Map.of("FamilyLife", "P30D");
        PairHost.with(Map.of("Sessions", level, "SessionsService", shortLived)).close();
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> PairHost.with(Map.of(
                        "Sessions",
                        level,
                        "SessionsService",
                        shortLived,
                        PairHost.RESOLVER,
                        Map.of("Revocation", "NONE"))))
                .withMessageContainingAll("Sessions.AssuranceLevel is AAL1", PairHost.RESOLVER, "nobody can end");
    }

    @Test
    @DisplayName("Requirement 25: an assurance level bounds how long a pair can be refreshed")
    void assurance_familyLife() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PairHost.with(Map.of(
                        "Sessions",
                        Map.of("AssuranceLevel", AAL1),
                        "SessionsService",
                        Map.of("FamilyLife", "P30D"),
                        "TokenPairs",
                        Map.of("FamilyLife", "P31D"))))
                .withMessageContainingAll("In TokenPairs", "RefreshTokenIdleTimeout", "AAL1");
    }
}
