package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.auth.password.PasswordRefusedException;
import dev.sessionkit.core.Session;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service of seed 003: what it gives, to whom, and for how long. */
class TokenPairsTest {

    private static final Instant NOON = RenewalHost.NOON;
    private static final Duration PAST_THE_WINDOW = Duration.ofSeconds(31);

    @Test
    @DisplayName("Seed 003: registering gives an account, its session, and both tokens of it: 15 minutes and 7 days")
    void register_signsIn() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant =
                    host.pairs.register(PairHost.client(), "anne", Optional.of("anne@example.com"), PairHost.PASSWORD);
            assertThat(grant.account().userName()).isEqualTo("anne");
            assertThat(grant.accessTokenUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
            assertThat(grant.refreshTokenUntil()).isEqualTo(NOON.plus(Duration.ofDays(7)));
            Session session = host.open(grant).require(SessionType.USER_ACCOUNT);
            assertThat(session.id()).isEqualTo(grant.session());
            assertThat(session.user()).contains(grant.account().id());
            assertThat(session.get(Entity.ACCOUNT).orElseThrow().string("name")).contains("anne");
            assertThat(session.get(ProviderLogin.PAYLOAD).orElseThrow().provider())
                    .isEqualTo("PASSWORD");
        }
    }

    @Test
    @DisplayName("Requirement 41: the two tokens are of two kinds, for two audiences, and name one session")
    void login_tokens() {
        try (PairHost host = PairHost.inMemory()) {
            host.register("anne");
            TokenPairGrant grant = host.login("ANNE");
            assertThat(PairHost.header(grant.accessToken()).get("typ").stringValue())
                    .isEqualTo("at+jwt");
            assertThat(PairHost.header(grant.refreshToken()).get("typ").stringValue())
                    .isEqualTo("rt+jwt");
            assertThat(PairHost.claims(grant.accessToken()).get("aud"))
                    .isNotEqualTo(PairHost.claims(grant.refreshToken()).get("aud"));
            for (Secret token : List.of(grant.accessToken(), grant.refreshToken())) {
                assertThat(PairHost.claims(token).get("sid").stringValue())
                        .isEqualTo(grant.session().toString());
                assertThat(PairHost.claims(token).get("iat").longValue()).isEqualTo(NOON.getEpochSecond());
            }
            assertThat(PairHost.claims(grant.accessToken()).get("exp").longValue())
                    .isEqualTo(grant.accessTokenUntil().getEpochSecond());
            assertThat(PairHost.claims(grant.refreshToken()).get("exp").longValue())
                    .isEqualTo(grant.refreshTokenUntil().getEpochSecond());
        }
    }

    @Test
    @DisplayName("What a JWT cannot say, a grant does not: an access token counts until a whole second")
    void login_betweenSeconds() {
        try (PairHost host = PairHost.inMemory()) {
            host.clock.advance(Duration.ofMillis(700));
            TokenPairGrant grant = host.register("anne");
            assertThat(grant.accessTokenUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
            host.clock.advance(Duration.ofMinutes(15).minusMillis(701));
            assertThat(host.opens(grant)).isTrue();
            host.clock.advance(Duration.ofMillis(1));
            assertThat(host.rejection(grant)).contains(RejectReason.EXPIRED);
        }
    }

    @Test
    @DisplayName("Unknown name, wrong password and disabled account are one answer, as everywhere")
    void login_refused() {
        try (PairHost host = PairHost.inMemory()) {
            host.accounts.disable(host.register("anne").account().number());
            host.register("bob");
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> host.login("anne"));
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> host.login("nobody"));
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> host.pairs.login(PairHost.client(), "bob", Secret.of("a wrong password")));
            assertThatExceptionOfType(AccountTakenException.class).isThrownBy(() -> host.register("Bob"));
            assertThatExceptionOfType(PasswordRefusedException.class)
                    .isThrownBy(
                            () -> host.pairs.register(PairHost.client(), "carl", Optional.empty(), Secret.of("short")));
        }
    }

    @Test
    @DisplayName("Requirement 22: signing in again in the place of a session ends that one, and all its tokens")
    void login_replaces() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant first = host.register("anne");
            TokenPairGrant second =
                    host.pairs.login(PairHost.client().insteadOf(first.session()), "anne", PairHost.PASSWORD);
            assertThat(host.rejection(first)).contains(RejectReason.ENDED);
            assertThat(host.refusal(first).endReason()).contains(EndReason.REPLACED);
            assertThat(host.opens(second)).isTrue();
        }
    }

    @Test
    @DisplayName("Requirement 34: the limit counts pairs as any other session")
    void login_limit() {
        try (PairHost host = PairHost.with("Login", Map.of("SessionLimit", 1, "LimitPolicy", "END_OLDEST"))) {
            TokenPairGrant first = host.register("anne");
            TokenPairGrant second = host.login("anne");
            assertThat(host.refusal(first).endReason()).contains(EndReason.LIMIT_EXCEEDED);
            assertThat(host.opens(second)).isTrue();
        }
    }

    @Test
    @DisplayName("Requirement 47: each refresh replaces the refresh token, and the new pair works")
    void refresh_rotates() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant first = host.register("anne");
            host.clock.advance(Duration.ofMinutes(16));
            assertThat(host.rejection(first)).contains(RejectReason.EXPIRED);
            TokenPairGrant second = host.refresh(first);
            assertThat(second.session()).isEqualTo(first.session());
            assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
            assertThat(second.accessTokenUntil()).isEqualTo(NOON.plus(Duration.ofMinutes(31)));
            assertThat(second.refreshTokenUntil())
                    .isEqualTo(NOON.plus(Duration.ofDays(7)).plus(Duration.ofMinutes(16)));
            assertThat(host.opens(second)).isTrue();
            host.clock.advance(PAST_THE_WINDOW);
            assertThat(host.refresh(second).session()).isEqualTo(first.session());
        }
    }

    @Test
    @DisplayName("Repeats inside the window are one grant, equal to the byte, whoever asks and however often")
    void refresh_repeats() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant first = host.register("anne");
            host.clock.advance(Duration.ofMinutes(16));
            TokenPairGrant second = host.refresh(first);
            host.clock.advance(Duration.ofMillis(29_999));
            TokenPairGrant repeated = host.refresh(first);
            TokenPairGrant ofTheNewest = host.refresh(second);
            for (TokenPairGrant grant : List.of(repeated, ofTheNewest)) {
                assertThat(grant.accessToken().reveal())
                        .isEqualTo(second.accessToken().reveal());
                assertThat(grant.refreshToken().reveal())
                        .isEqualTo(second.refreshToken().reveal());
                assertThat(grant).isEqualTo(second);
            }
            assertThat(host.events)
                    .filteredOn(SessionEvent.Renewed.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("Requirement 48: a replaced refresh token after the window ends the session, and every token of it")
    void refresh_reuse() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant stolen = host.register("anne");
            TokenPairGrant second = host.refresh(stolen);
            host.clock.advance(Duration.ofSeconds(30));
            assertThat(host.refusal(stolen).endReason()).contains(EndReason.REUSE_DETECTED);
            assertThat(host.rejection(second)).contains(RejectReason.ENDED);
            assertThat(host.refusal(second).endReason()).contains(EndReason.REUSE_DETECTED);
            assertThat(host.events)
                    .filteredOn(SessionEvent.Reused.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "Requirement 48: a refresh token that is long replaced reveals its copy, also when its own exp is long past")
    void refresh_reuseOfAnExpired() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant stolen = host.register("anne");
            TokenPairGrant newest = stolen;
            for (int i = 0; i < 4; i++) {
                host.clock.advance(Duration.ofDays(5));
                newest = host.refresh(newest);
            }
            assertThat(stolen.refreshTokenUntil()).isBefore(host.clock.instant().minus(Duration.ofDays(12)));
            assertThat(host.refusal(stolen).endReason()).contains(EndReason.REUSE_DETECTED);
            assertThat(host.opens(newest)).isFalse();
        }
    }

    @Test
    @DisplayName(
            "Requirement 48: a thief who refreshes first, any number of times, is found out by the owner's next refresh")
    void refresh_thief() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant owners = host.register("anne");
            TokenPairGrant thiefs = owners;
            for (int i = 0; i < 5; i++) {
                thiefs = host.refresh(thiefs);
                host.clock.advance(PAST_THE_WINDOW);
            }
            assertThat(host.refusal(owners).endReason()).contains(EndReason.REUSE_DETECTED);
            assertThat(host.opens(thiefs)).isFalse();
        }
    }

    @Test
    @DisplayName("Requirement 48: with RepeatWindow PT0S a token is used once, as RFC 9700 has it to the letter")
    void refresh_strict() {
        try (PairHost host = PairHost.with("TokenPairs", Map.of("RepeatWindow", "PT0S"))) {
            TokenPairGrant first = host.register("anne");
            TokenPairGrant second = host.refresh(first);
            TokenPairGrant third = host.refresh(second);
            assertThat(third.refreshToken()).isNotEqualTo(second.refreshToken());
            assertThat(host.refusal(second).endReason()).contains(EndReason.REUSE_DETECTED);
            assertThat(host.opens(third)).isFalse();
        }
    }

    @Test
    @DisplayName("Requirement 50: unused for 7 days, it is over")
    void refresh_idle() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant used = host.register("anne");
            TokenPairGrant unused = host.login("anne");
            host.clock.advance(Duration.ofDays(7).minusMillis(1));
            assertThat(host.refresh(used).session()).isEqualTo(used.session());
            host.clock.advance(Duration.ofMillis(1));
            assertThat(host.refusal(unused).reason()).isIn(RejectReason.IDLE, RejectReason.EXPIRED);
        }
    }

    @Test
    @DisplayName(
            "Requirement 49: after 30 days it is over, however often it was refreshed; no token says it lives longer")
    void refresh_familyEnd() {
        try (PairHost host = PairHost.inMemory()) {
            host.clock.advance(Duration.ofMillis(700));
            TokenPairGrant newest = host.register("anne");
            Instant end = host.clock.instant().plus(Duration.ofDays(30));
            for (int i = 0; i < 5; i++) {
                host.clock.advance(Duration.ofDays(5));
                newest = host.refresh(newest);
                assertThat(newest.refreshTokenUntil()).isBeforeOrEqualTo(end);
            }
            host.clock.advance(Duration.ofDays(5).minusMillis(100));
            newest = host.refresh(newest);
            assertThat(newest.refreshTokenUntil()).isEqualTo(end);
            assertThat(host.opens(newest)).isTrue();
            host.clock.advance(Duration.ofMillis(100));
            assertThat(host.opens(newest)).isFalse();
            assertThat(host.refusal(newest).reason()).isEqualTo(RejectReason.EXPIRED);
        }
    }

    @Test
    @DisplayName(
            "Requirement 29: an account that was disabled beside the service refreshes no more, and its session ends")
    void refresh_disabledMeanwhile() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant = host.register("anne");
            host.changeBeside(grant.account(), details -> details.withEnabled(false));
            assertThat(host.refusal(grant).endReason()).contains(AccountService.DISABLED);
            assertThat(host.rejection(grant)).contains(RejectReason.ENDED);
        }
    }

    @Test
    @DisplayName("A refresh says the role of now, not that of the login")
    void refresh_role() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant first = host.register("anne");
            assertThat(PairHost.claims(first.accessToken()).get("roles").get(0).stringValue())
                    .isEqualTo("user");
            Account admin = host.changeBeside(first.account(), details -> details.withRole("admin"));
            TokenPairGrant second = host.refresh(first);
            assertThat(second.account()).isEqualTo(admin);
            assertThat(PairHost.claims(second.accessToken()).get("roles").get(0).stringValue())
                    .isEqualTo("admin");
        }
    }

    @Test
    @DisplayName(
            "Requirement 51: the credential inside a refresh token renews nothing elsewhere, and no reissue token here")
    void refresh_ofAnotherService() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant pair = host.register("anne");
            String inside = PairHost.claims(pair.refreshToken()).get("renewal").stringValue();
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> host.authentication.sessionsService().reissue(PairHost.request(), inside))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.UNKNOWN));
            assertThat(host.record(pair.session()).orElseThrow().state().credentials())
                    .extracting(credential -> credential.use())
                    .containsExactly(CredentialUse.RENEWAL);
            assertThat(host.refresh(pair).session()).isEqualTo(pair.session());
            SessionGrant device = host.authentication
                    .sessionsService()
                    .create(PairHost.request(), "anne", PairHost.PASSWORD, AuthHost.PHONE);
            assertThat(host.refusal(device.reissueToken().reveal()).reason()).isEqualTo(RejectReason.MALFORMED);
            assertThat(host.authentication
                            .sessionsService()
                            .reissue(PairHost.request(), device.reissueToken().reveal())
                            .userId())
                    .isEqualTo(pair.account().number());
        }
    }

    @Test
    @DisplayName("Requirement 8: nothing that is handed out prints a token")
    void grant_printsNothing() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant = host.register("anne");
            assertThat(grant.toString())
                    .doesNotContain(
                            grant.accessToken().reveal(), grant.refreshToken().reveal());
        }
    }
}
