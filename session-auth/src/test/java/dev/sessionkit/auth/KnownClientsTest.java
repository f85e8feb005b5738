package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Strangers use up an account's tries; its owner, who has signed in before, gets in all the same. */
class KnownClientsTest {

    private static final Secret WRONG = Secret.of("a wrong password");

    private final LoginHost host = LoginHost.inMemory();
    private SessionToken earlier;

    @BeforeEach
    void signIn() {
        host.accountService.register("anne", Optional.of("anne@example.com"), LoginHost.PASSWORD);
        earlier = LoginHost.token(host.signInWithPassword("anne"));
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** From many addresses, until nobody unknown gets in any more. */
    private void strangersGuess(String name) {
        for (int address = 1; ; address++) {
            try {
                login(ClientRequest.from("203.0.113." + address), name, WRONG);
            } catch (LoginThrottledException usedUp) {
                assertThat(address).as("addresses that were not stopped").isEqualTo(9);
                return;
            } catch (LoginRefusedException counted) {
                assertThat(address).isLessThan(200);
            }
        }
    }

    private LoginResult login(ClientRequest request, String name, Secret password) {
        return host.logins.loginWithPassword(LoginClient.of(request), name, password);
    }

    private void getsIn(SessionToken token) {
        LoginResult result = login(ClientRequest.anywhere().with(token), "anne", LoginHost.PASSWORD);
        assertThat(host.opens(result)).isTrue();
    }

    private void isKeptOut(ClientRequest request) {
        assertThatExceptionOfType(LoginThrottledException.class)
                .isThrownBy(() -> login(request, "anne", LoginHost.PASSWORD));
    }

    @Test
    @DisplayName("No lock-out (ASVS 6.1.1): with a token of a live session the owner gets in, without one not")
    void owner_withLiveSession() {
        strangersGuess("anne");
        isKeptOut(ClientRequest.anywhere());
        getsIn(earlier);
    }

    @Test
    @DisplayName(
            "No lock-out (ASVS 6.1.1): a session that was ended, or has timed out, shows it too, while its record is kept")
    void owner_withSessionThatIsOver() {
        SessionToken timedOut = LoginHost.token(host.signInWithPassword("anne"));
        host.framework.sessions().end(earlier.id(), EndReason.LOGOUT);
        host.clock.advance(Duration.ofHours(20));
        assertThat(host.request(timedOut).session()).isEmpty();
        strangersGuess("anne");
        getsIn(earlier);
        getsIn(timedOut);
        host.clock.advance(Duration.ofDays(3));
        host.framework.sweep();
        strangersGuess("anne");
        isKeptOut(ClientRequest.anywhere().with(earlier));
    }

    @Test
    @DisplayName("A session of seed 000 shows it too, by a token of any generation")
    void owner_withReissueToken() {
        try (AuthHost seed = AuthHost.inMemory()) {
            seed.accounts.register("anne", Optional.empty(), LoginHost.PASSWORD);
            SessionGrant first = seed.signIn("anne", AuthHost.PHONE, "app/1.0");
            SessionGrant second = seed.service.reissue(
                    AuthHost.client("app/1.0"), first.reissueToken().reveal());
            KnownClients known = new KnownClients(seed.framework.records(), seed.framework.component(Accounts.class));
            for (SessionToken token : new SessionToken[] {
                first.authToken(), first.reissueToken(), second.authToken(), second.reissueToken()
            }) {
                assertThat(known.hasSignedIn(
                                ClientRequest.anywhere().with(token), Optional.empty(), LoginName.key("ANNE")))
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("A token of another user's session, and one that is made up for a public id, help nobody")
    void others_areKeptOut() {
        host.register("bob");
        SessionToken bobs = LoginHost.token(host.signInWithPassword("bob"));
        SessionToken madeUp = new SessionToken(earlier.id(), SessionSecret.create(new Random(1)));
        strangersGuess("anne");
        isKeptOut(ClientRequest.anywhere().with(bobs));
        isKeptOut(ClientRequest.anywhere().with(madeUp));
        isKeptOut(ClientRequest.anywhere().with("x-session-id", "x".repeat(100_000)));
        assertThatExceptionOfType(LoginThrottledException.class)
                .as("nobody is known by a name that nobody has")
                .isThrownBy(() -> {
                    strangersGuess("nobody");
                    login(ClientRequest.anywhere().with(earlier), "nobody", LoginHost.PASSWORD);
                });
    }

    @Test
    @DisplayName("Known clients have a rule of their own: ten failures at once, and then they wait as well")
    void known_areBounded() {
        strangersGuess("anne");
        ClientRequest known = ClientRequest.anywhere().with(earlier);
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> login(known, "anne", WRONG));
        }
        isKeptOut(known);
        host.clock.advance(Duration.ofMinutes(1));
        getsIn(earlier);
    }

    @Test
    @DisplayName("Whoever gets in uses up none of the known clients' tries")
    void known_successCostsNothing() {
        strangersGuess("anne");
        for (int i = 0; i < 12; i++) {
            getsIn(earlier);
        }
    }
}
