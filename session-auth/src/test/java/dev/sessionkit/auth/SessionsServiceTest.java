package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.auth.password.PasswordRefusedException;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service of seed 000 refuses, and how. */
class SessionsServiceTest {

    private static final Secret WRONG = Secret.of("a wrong password");

    @Test
    @DisplayName("Unknown user, wrong password and disabled account: one answer")
    void refusals_areAlike() {
        try (AuthHost host = AuthHost.inMemory()) {
            long number = host.accounts
                    .register("anne", Optional.empty(), AuthHost.PASSWORD)
                    .number();
            String message = refusal(host, "anne", WRONG);
            assertThat(refusal(host, "nobody", AuthHost.PASSWORD)).isEqualTo(message);
            assertThat(refusal(host, "no such name\u0000", AuthHost.PASSWORD)).isEqualTo(message);
            assertThat(refusal(host, "nobody@example.com", AuthHost.PASSWORD)).isEqualTo(message);
            host.accounts.disable(number);
            assertThat(refusal(host, "anne", AuthHost.PASSWORD)).isEqualTo(message);
        }
    }

    private static String refusal(AuthHost host, String name, Secret password) {
        LoginRefusedException refused = catchThrowableOfType(
                LoginRefusedException.class,
                () -> host.service.create(AuthHost.client("app/1.0"), name, password, AuthHost.PHONE));
        return refused.getMessage();
    }

    @Test
    @DisplayName(
            "Too many failures are throttled, for names that exist and for others; what is right gives its try back")
    void throttled() {
        try (AuthHost host = AuthHost.inMemory()) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            for (int i = 0; i < 50; i++) {
                host.signIn("anne", AuthHost.PHONE, "app/1.0");
            }
            for (String name : List.of("anne", "nobody")) {
                assertThatExceptionOfType(LoginThrottledException.class)
                        .isThrownBy(() -> failUntilThrottled(host, name))
                        .satisfies(refused -> assertThat(refused.retryAfter()).isPositive());
            }
        }
    }

    private static void failUntilThrottled(AuthHost host, String name) {
        for (int i = 0; i < 200; i++) {
            try {
                host.service.create(AuthHost.client("app/1.0"), name, WRONG, AuthHost.PHONE);
            } catch (LoginRefusedException refused) {
                assertThat(refused).hasMessage("the credentials are wrong");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no uuid", "0b0f1a52-7a4e-4f0e-9a51", "1-1-1-1-1", "0b0f1a52-7a4e-4f0e-9a51-3f7f6ac0b0010"})
    @DisplayName("A device is named by a UUID")
    void device_noUuid(String device) {
        try (AuthHost host = AuthHost.inMemory()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> host.signIn("anne", device, "app/1.0"))
                    .withMessage("the device is not named by a UUID")
                    .withNoCause();
        }
    }

    @Test
    @DisplayName("Tokens that live longer than the assurance level allows are refused at start")
    void assuranceLevel() {
        String aal1 = ", \"Sessions\": {\"AssuranceLevel\": \"AAL1\"}";
        assertThatIllegalStateException()
                .isThrownBy(() -> AuthHost.inMemory("{}" + aal1))
                .withMessageContainingAll("FamilyLife", "AAL1", "PT720H");
        AuthHost.inMemory("{\"FamilyLife\": \"P30D\"}" + aal1).close();
    }

    @Test
    @DisplayName("A window that is longer than the tokens live is refused at start")
    void repeatWindow_tooLong() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> AuthHost.inMemory("{\"RepeatWindow\": \"PT5M\", \"AuthTokenLife\": \"PT1M\"}"))
                .withMessageContaining("RepeatWindow is shorter than");
    }

    @Test
    @DisplayName("A name is neither empty nor endless")
    void name_outOfBounds() {
        try (AuthHost host = AuthHost.inMemory()) {
            assertThatIllegalArgumentException().isThrownBy(() -> host.signIn("", AuthHost.PHONE, "app/1.0"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> host.signIn("x".repeat(255), AuthHost.PHONE, "app/1.0"));
        }
    }

    @Test
    @DisplayName("What is no reissue token is refused, and an auth token renews nothing")
    void reissue_noToken() {
        try (AuthHost host = AuthHost.inMemory()) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant grant = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            assertReason(host, "", RejectReason.MALFORMED);
            assertReason(host, "x".repeat(10_000), RejectReason.MALFORMED);
            assertReason(host, grant.authToken().reveal(), RejectReason.UNKNOWN);
            assertThat(host.service.destroy("nothing")).isFalse();
            assertThat(host.opens(grant.authToken())).isTrue();
        }
    }

    private static void assertReason(AuthHost host, String token, RejectReason reason) {
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.service.reissue(AuthHost.client("app/1.0"), token))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName(
            "A change of role puts another token in the auth token's place; a reissue gives one that works, also inside the window")
    void reissue_afterAChangeOfRole() {
        try (AuthHost host = AuthHost.inMemory()) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant first = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            SessionGrant second = host.service.reissue(
                    AuthHost.client("app/1.0"), first.reissueToken().reveal());
            SessionRequest request = SessionRequest.of(
                    Map.of("x-session-id", List.of(second.authToken().reveal())));
            SessionContext context = host.framework.open(request, new Answer());
            Entity admin = new Entity("1", Map.of("role", EntityMetadata.of("admin")));
            context.session().orElseThrow().set(Entity.ACCOUNT, admin);
            context.commit();
            assertThat(host.opens(second.authToken())).isFalse();
            assertThat(bearers(host, second))
                    .as("the other token counts no longer than the one it replaces")
                    .singleElement()
                    .satisfies(bearer -> assertThat(bearer.validUntil().map(Instant::getEpochSecond))
                            .contains(second.exp()));
            SessionGrant third = host.service.reissue(
                    AuthHost.client("app/1.0"), second.reissueToken().reveal());
            assertThat(host.opens(third.authToken())).isTrue();
        }
    }

    private static List<Credential> bearers(AuthHost host, SessionGrant grant) {
        SessionState state = host.framework
                .records()
                .find(grant.authToken().id())
                .orElseThrow()
                .state();
        return state.credentials().stream()
                .filter(credential -> credential.use() == CredentialUse.BEARER)
                .toList();
    }

    @Test
    @DisplayName("What a session tells of its role is called as the settings say")
    void roleMetadata() {
        try (AuthHost host = AuthHost.inMemory("{}, \"Sessions\": {\"RoleMetadata\": \"rank\"}")) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant grant = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            Entity account = host.open(grant.authToken())
                    .orElseThrow()
                    .get(Entity.ACCOUNT)
                    .orElseThrow();
            assertThat(account.string("rank")).isPresent();
            assertThat(account.string("role")).isEmpty();
        }
    }

    @Test
    @DisplayName("Any genuine token ends its session, of whatever generation")
    void destroy_anyGeneration() {
        try (AuthHost host = AuthHost.inMemory()) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant first = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            SessionGrant last = host.service.reissue(
                    AuthHost.client("app/1.0"), first.reissueToken().reveal());
            host.clock.advance(Duration.ofHours(1));
            assertThat(host.service.destroy(first.reissueToken().reveal())).isTrue();
            assertThat(host.opens(last.authToken())).isFalse();
        }
    }

    @Test
    @DisplayName("At the limit, ASK refuses with the list of sessions, and a right password is no failure")
    void limit_asks() {
        try (AuthHost host = AuthHost.inMemory(
                "{\"OneResourceForADevice\": false}, \"Login\": {\"SessionLimit\": 1, \"LimitPolicy\": \"ASK\"}")) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant first = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            for (int i = 0; i < 50; i++) {
                assertThatExceptionOfType(SessionLimitException.class)
                        .isThrownBy(() -> host.signIn("anne", AuthHost.TABLET, "app/1.0"))
                        .satisfies(refused -> assertThat(refused.sessions())
                                .singleElement()
                                .satisfies(session -> assertThat(session.id())
                                        .isEqualTo(first.authToken().id())));
            }
        }
    }

    @Test
    @DisplayName("A name or address that is somebody's is taken; a password that is not good enough is refused")
    void register_refuses() {
        try (AuthHost host = AuthHost.inMemory()) {
            host.accounts.register("anne", Optional.of("anne@example.com"), AuthHost.PASSWORD);
            assertThatExceptionOfType(AccountTakenException.class)
                    .isThrownBy(() -> host.accounts.register("ANNE", Optional.empty(), AuthHost.PASSWORD))
                    .withMessage("the user name is taken");
            assertThatExceptionOfType(AccountTakenException.class)
                    .isThrownBy(() -> host.accounts.register("bob", Optional.of("Anne@Example.com"), AuthHost.PASSWORD))
                    .withMessage("the e-mail address is taken");
            assertThatExceptionOfType(PasswordRefusedException.class)
                    .isThrownBy(() -> host.accounts.register("carl", Optional.empty(), Secret.of("short")));
        }
    }

    @Test
    @DisplayName("Nothing that is handed out prints a token")
    void grant_printsNothing() {
        try (AuthHost host = AuthHost.inMemory()) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant grant = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            assertThat(grant.toString())
                    .doesNotContain(
                            grant.authToken().secret().reveal(),
                            grant.reissueToken().secret().reveal());
        }
    }
}
