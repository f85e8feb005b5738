package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.spi.Account;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A user's sessions in the user's own hands (seed 001). */
class SessionManagementTest {

    private final LoginHost host = LoginHost.inMemory();
    private final LoginResult first = host.signIn("anne");
    private final LoginResult second = later("anne");
    private final LoginResult bobs = later("bob");

    @AfterEach
    void close() {
        host.close();
    }

    private LoginResult later(String ticket) {
        host.clock.advance(Duration.ofSeconds(1));
        return host.signIn(ticket);
    }

    private static UserId user(LoginResult login) {
        return login.account().id();
    }

    private LoginResult admin() {
        Account made = later("root").account();
        host.accounts.replace(made, made.with(made.details().withRole("admin"), 5));
        return later("root");
    }

    @Test
    @DisplayName("Requirement 32: the list is the user's live sessions, newest first, with the one that asks marked")
    void list() {
        host.tokens.issue(second, Optional.empty());
        assertThat(host.management.list(host.request(first)))
                .extracting(UserSession::info, UserSession::current)
                .containsExactly(tuple(info(second), false), tuple(info(first), true));
        assertThat(host.management.count(user(first))).isEqualTo(2);
        host.management.end(host.request(first), LoginHost.id(second));
        assertThat(host.management.list(host.request(first))).hasSize(1);
        assertThat(host.management.count(user(first))).isEqualTo(1);
        assertThat(host.management.count(new UserId("nobody"))).isZero();
    }

    private static SessionInfo info(LoginResult login) {
        return SessionInfo.of(login.session().session());
    }

    @Test
    @DisplayName("Requirement 32: the own session ends as signed out, another of the same user as kicked")
    void end_own() {
        assertThat(host.management.end(host.request(first), LoginHost.id(second)))
                .isTrue();
        assertThat(host.ended(LoginHost.id(second))).isEqualTo("KICKED");
        assertThat(host.management.end(host.request(first), LoginHost.id(first)))
                .isTrue();
        assertThat(host.ended(LoginHost.id(first))).isEqualTo("LOGOUT");
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.management.end(host.request(first), LoginHost.id(first)));
    }

    @Test
    @DisplayName("Requirement 32: another user's session is answered like an unknown one, and lives on")
    void end_foreign() {
        SessionId unknown = SessionId.derived("nobody", "1");
        for (SessionId id : new SessionId[] {LoginHost.id(bobs), unknown}) {
            assertThat(host.management.end(host.request(first), id)).isFalse();
            assertThat(host.management.describe(host.request(first), id)).isEmpty();
        }
        assertThat(host.opens(bobs)).isTrue();
    }

    @Test
    @DisplayName("Requirement 31: an administrator ends one session of anybody; the host all of a user's")
    void end_byAdministrator() {
        LoginResult admin = admin();
        assertThat(host.management.end(host.request(admin), LoginHost.id(bobs))).isTrue();
        assertThat(host.ended(LoginHost.id(bobs))).isEqualTo("KICKED");
        assertThat(host.management.endAll(user(first), new EndReason("BANNED"))).isEqualTo(2);
        assertThat(host.ended(LoginHost.id(first))).isEqualTo("BANNED");
        assertThat(host.alive(user(first))).isEmpty();
        assertThat(host.opens(admin)).isTrue();
    }

    @Test
    @DisplayName(
            "Requirements 30, 55: a kick ends all others and what is still to be redeemed, the own too, but not the own session")
    void kick() {
        OneTimeToken own = host.tokens.issue(first, Optional.empty());
        OneTimeToken other = host.tokens.issue(second, Optional.empty());
        assertThat(host.management.kick(host.request(first))).isEqualTo(1);
        assertThat(host.alive(user(first)))
                .singleElement()
                .satisfies(left -> assertThat(left.id()).isEqualTo(LoginHost.id(first)));
        for (OneTimeToken token : new OneTimeToken[] {own, other}) {
            assertThat(host.ended(token.token().id())).isEqualTo("KICKED");
        }
        assertThat(host.opens(bobs)).isTrue();
        assertThat(host.management.kick(host.request(first))).isZero();
    }

    @Test
    @DisplayName("Ending all signs out here too, and takes the token back on commit")
    void endAll() {
        Answer answer = new Answer();
        SessionContext context = host.framework.open(ClientRequest.anywhere().with(LoginHost.token(first)), answer);
        assertThat(host.management.endAll(context)).isEqualTo(2);
        context.commit();
        assertThat(host.alive(user(first))).isEmpty();
        assertThat(host.ended(LoginHost.id(second))).isEqualTo("LOGOUT");
        assertThat(context.session()).isEmpty();
        assertThat(host.opens(bobs)).isTrue();
    }

    @Test
    @DisplayName("Why a session ended is told to its user and to an administrator, and to nobody else")
    void describe() {
        host.management.end(host.request(first), LoginHost.id(second));
        for (LoginResult may : new LoginResult[] {first, admin()}) {
            assertThat(host.management
                            .describe(host.request(may), LoginHost.id(second))
                            .flatMap(SessionInfo::ending)
                            .map(ending -> ending.reason()))
                    .contains(EndReason.KICKED);
        }
        assertThat(host.management.describe(host.request(bobs), LoginHost.id(second)))
                .isEmpty();
        SessionContext nobody = host.framework.open(ClientRequest.anywhere(), new Answer());
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.management.describe(nobody, LoginHost.id(second)));
    }

    @Test
    @DisplayName("Who has no valid session lists nothing and ends nothing")
    void nobody() {
        host.management.end(host.request(second), LoginHost.id(second));
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.management.list(host.request(second)));
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.management.kick(host.request(second)));
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.management.endAll(host.request(second)));
        assertThat(host.opens(first)).isTrue();
    }

    @Test
    @DisplayName(
            "Requirement 32: with FreshFor, other sessions are ended after a fresh login only; the own one whenever")
    void freshFor() {
        try (LoginHost strict = LoginHost.inMemory("'FreshFor': 'PT5M'")) {
            LoginResult old = strict.signIn("anne");
            strict.clock.advance(Duration.ofMinutes(5).plusMillis(1));
            LoginResult fresh = strict.signIn("anne");
            for (SessionId id : new SessionId[] {LoginHost.id(fresh), SessionId.derived("nobody", "1")}) {
                assertThatExceptionOfType(FreshLoginRequiredException.class)
                        .isThrownBy(() -> strict.management.end(strict.request(old), id));
            }
            assertThatExceptionOfType(FreshLoginRequiredException.class)
                    .isThrownBy(() -> strict.management.kick(strict.request(old)));
            assertThatExceptionOfType(FreshLoginRequiredException.class)
                    .isThrownBy(() -> strict.management.endAll(strict.request(old)));
            assertThat(strict.management.list(strict.request(old))).hasSize(2);
            assertThat(strict.management.end(strict.request(old), LoginHost.id(old)))
                    .isTrue();
            assertThat(strict.management.kick(strict.request(fresh))).isZero();
            assertThat(strict.management.endAll(strict.request(fresh))).isEqualTo(1);
        }
    }
}
