package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins by whatever proof: who may, what the session then holds, and which sessions give way. */
class ProviderLoginsTest {

    @Test
    @DisplayName("The session holds the account and how it came about, and is the request's once it is adopted")
    void login_holdsAccountAndPayload() {
        try (LoginHost host = LoginHost.inMemory()) {
            Account anne = host.register("Anne");
            LoginClient client = LoginHost.client().onDevice("my phone");
            LoginResult result = host.logins.loginWithPassword(client, "aNNe", LoginHost.PASSWORD);
            Answer answer = new Answer();
            SessionContext context = host.framework.open(client.request(), answer);
            context.adopt(result.session());
            context.commit();
            assertThat(answer.headers("x-session-id"))
                    .containsExactly(LoginHost.token(result).reveal());

            Session session = host.open(result).orElseThrow();
            assertThat(session.user()).contains(anne.id());
            assertThat(session.type()).isEqualTo(SessionType.USER_ACCOUNT);
            Entity entity = session.get(Entity.ACCOUNT).orElseThrow();
            assertThat(entity.id()).isEqualTo(anne.id().value());
            assertThat(entity.string("role")).contains("user");
            assertThat(entity.string("name")).contains("Anne");
            assertThat(entity.string("uuid")).contains(anne.uuid().toString());
            assertThat(session.get(ProviderLogin.PAYLOAD))
                    .contains(new ProviderLogin(
                            "PASSWORD", Optional.empty(), Optional.empty(), Optional.empty(), Map.of()));
            assertThat(session.login())
                    .contains(new Login(
                            RenewalHost.NOON,
                            "PASSWORD",
                            Optional.of("my phone"),
                            Optional.of("app"),
                            Optional.of("app/1.0"),
                            Optional.of("198.51.100.7")));
            assertThat(result.account()).isEqualTo(anne);
        }
    }

    @Test
    @DisplayName("A component of the host says who it is: the session holds issuer, subject, its session and details")
    void login_byComponent() {
        try (LoginHost host = LoginHost.inMemory()) {
            LoginResult result = host.signIn("g-17");
            Session session = host.open(result).orElseThrow();
            assertThat(session.get(ProviderLogin.PAYLOAD))
                    .contains(new ProviderLogin(
                            "TICKET",
                            Optional.of(TicketLogin.ISSUER),
                            Optional.of("g-17"),
                            Optional.of("session-of-g-17"),
                            Map.of("level", "7")));
            assertThat(session.login().orElseThrow().method()).isEqualTo("TICKET");
            assertThat(session.get(Entity.ACCOUNT).orElseThrow().id())
                    .isEqualTo(host.account("g-17").id().value());
        }
    }

    @Test
    @DisplayName(
            "A provider that says no is a refused login; one that is broken, or whose system is, is a broken store")
    void login_providerInTrouble() {
        try (LoginHost host = LoginHost.inMemory()) {
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> host.signIn("no"));
            for (String trouble : new String[] {"throws", "down", "null"}) {
                assertThatExceptionOfType(SessionStoreException.class)
                        .as(trouble)
                        .isThrownBy(() -> host.signIn(trouble));
            }
            assertThat(host.events)
                    .as("who was refused has tried, and nobody else")
                    .singleElement()
                    .isInstanceOf(SessionEvent.LoginFailed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ticket", "TICKET ", "OIDC", "UNSAFE", "PASSWORD\n", "STEAM"})
    @DisplayName("A provider that Login.Providers does not name is none, and what was asked for is not said again")
    void login_unknownProvider(String provider) {
        try (LoginHost host = LoginHost.inMemory()) {
            assertThatExceptionOfType(UnknownProviderException.class)
                    .isThrownBy(() -> host.logins.login(LoginHost.client(), provider, Secret.of("g-1")))
                    .withMessage("there is no such login provider; Login.Providers names those there are");
        }
    }

    @Test
    @DisplayName("A component that is there, but not named, is none; one that is named, but not there, stops the start")
    void login_providerNotNamed() {
        try (LoginHost host = LoginHost.inMemory("'Providers': ['PASSWORD']")) {
            assertThatExceptionOfType(UnknownProviderException.class).isThrownBy(() -> host.signIn("g-1"));
        }
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> LoginHost.inMemory("'Providers': ['TICKETS']").close())
                .withMessageContaining("TICKETS")
                .withMessageContaining("TICKET");
    }

    @Test
    @DisplayName("A payload is refused beyond 16384 characters, and not before, whichever the provider")
    void login_payloadBound() {
        try (LoginHost host = LoginHost.inMemory()) {
            String longest = "x".repeat(LoginProvider.LONGEST_PAYLOAD);
            assertThatExceptionOfType(SessionStoreException.class) // its subject is too long for its provider
                    .isThrownBy(() -> host.signIn(longest));
            for (String provider : new String[] {"TICKET", "PASSWORD"}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> host.logins.login(LoginHost.client(), provider, Secret.of(longest + "x")))
                        .withMessage("a login's payload has at most 16384 characters");
            }
        }
    }

    @Test
    @DisplayName("Requirement 22: a login takes the place of the client's session, and does not count it")
    void login_replacesCurrent() {
        for (String limit : new String[] {"'CreateAccounts': true", "'SessionLimit': 1, 'LimitPolicy': 'REJECT'"}) {
            try (LoginHost host = LoginHost.inMemory(limit)) {
                LoginResult first = host.signIn("g-1");
                LoginClient client = LoginHost.client().insteadOf(LoginHost.id(first));
                LoginResult second = host.logins.login(client, "TICKET", Secret.of("g-1"));
                assertThat(LoginHost.id(second)).isNotEqualTo(LoginHost.id(first));
                assertThat(host.opens(first)).isFalse();
                assertThat(host.opens(second)).isTrue();
                assertThat(host.ended(LoginHost.id(first))).isEqualTo("REPLACED");
            }
        }
    }

    @Test
    @DisplayName("A login that fails ends nothing; another user's session gives way on commit, and not before")
    void login_replacesOnlyItsUsers() {
        try (LoginHost host = LoginHost.inMemory()) {
            LoginResult anne = host.signIn("anne");
            LoginClient client = new LoginClient(
                    ClientRequest.anywhere().with(LoginHost.token(anne)),
                    Optional.empty(),
                    Optional.of(LoginHost.id(anne)),
                    false,
                    Optional.empty());
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> host.logins.login(client, "TICKET", Secret.of("no")));
            LoginResult bob = host.logins.login(client, "TICKET", Secret.of("bob"));
            assertThat(host.opens(anne)).isTrue();
            SessionContext context = host.framework.open(client.request(), new Answer());
            context.adopt(bob.session());
            context.commit();
            assertThat(host.opens(anne)).isFalse();
            assertThat(host.opens(bob)).isTrue();
            assertThat(host.ended(LoginHost.id(anne))).isEqualTo("REPLACED");
        }
    }

    @Test
    @DisplayName("Requirement 34: at the limit REJECT refuses with the list, newest first, and ASK lets in who insists")
    void login_atTheLimit() {
        for (String policy : new String[] {"REJECT", "ASK"}) {
            try (LoginHost host = LoginHost.inMemory("'SessionLimit': 2, 'LimitPolicy': '" + policy + "'")) {
                LoginResult first = host.signIn("g-1");
                host.clock.advance(Duration.ofSeconds(1));
                LoginResult second = host.signIn("g-1");
                assertThatExceptionOfType(SessionLimitException.class)
                        .isThrownBy(() -> host.signIn("g-1"))
                        .satisfies(refused -> assertThat(refused.sessions())
                                .extracting(SessionInfo::id)
                                .containsExactly(LoginHost.id(second), LoginHost.id(first)));
                assertThat(host.opens(first)).isTrue();
                LoginClient insists = LoginHost.client().insisting();
                if (policy.equals("REJECT")) {
                    assertThatExceptionOfType(SessionLimitException.class)
                            .isThrownBy(() -> host.logins.login(insists, "TICKET", Secret.of("g-1")));
                } else {
                    LoginResult third = host.logins.login(insists, "TICKET", Secret.of("g-1"));
                    assertThat(host.live(third.account().id())).containsExactly(LoginHost.id(third));
                    assertThat(host.ended(LoginHost.id(first))).isEqualTo("LIMIT_EXCEEDED");
                }
            }
        }
    }

    @Test
    @DisplayName("UNSAFE is refused at the start without AllowUnsafe; with it every login by it is logged as a warning")
    void unsafe() {
        String providers = "'Providers': ['UNSAFE']";
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> LoginHost.inMemory(providers).close())
                .withMessageContaining("AllowUnsafe");
        try (LoginHost host = LoginHost.inMemory(providers + ", 'AllowUnsafe': true");
                LoggedLines log = new LoggedLines()) {
            Account anne = host.register("anne");
            LoginResult result = unsafe(host, "anne");
            assertThat(result.account().id())
                    .as("users of its own, whatever they are called")
                    .isNotEqualTo(anne.id());
            assertThat(unsafe(host, "anne").account().id())
                    .isEqualTo(result.account().id());
            assertThat(log.lines())
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("WARN Somebody signs in by the provider"
                            + " UNSAFE, which proves nothing. Turn Login.AllowUnsafe off."));
            for (String hostile : new String[] {"", "Anne", "a b", "a\n", "é", "x".repeat(65)}) {
                assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> unsafe(host, hostile));
            }
        }
    }

    private static LoginResult unsafe(LoginHost host, String name) {
        return host.logins.login(LoginHost.client(), "UNSAFE", Secret.of(name));
    }
}
