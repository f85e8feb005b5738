package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A one-time token of a login at another system, redeemed and refused. */
class OneTimeTokensTest {

    private final LoginHost host = LoginHost.inMemory();
    private final SessionToken browser = host.browserToken();
    private final LoginResult made = host.signIn("anne");
    private final OneTimeToken issued = host.tokens.issue(made, Optional.of(browser));
    private final String token = issued.token().reveal();

    @AfterEach
    void close() {
        host.close();
    }

    private LoginResult redeem() {
        return host.tokens.redeem(LoginHost.client(), token, List.of(browser.reveal()));
    }

    private RejectReason refusal(LoginClient client, String presented, List<String> bindings) {
        try {
            host.tokens.redeem(client, presented, bindings);
        } catch (SessionRequiredException refused) {
            return refused.reason();
        }
        throw new AssertionError("it was redeemed");
    }

    @Test
    @DisplayName(
            "Requirements 22, 55: it is redeemed once, for a session of its own that takes the place of the login's")
    void redeem_once() {
        host.clock.advance(Duration.ofSeconds(30));
        LoginResult redeemed = redeem();
        assertThat(LoginHost.id(redeemed)).isEqualTo(issued.token().id()).isNotEqualTo(LoginHost.id(made));
        assertThat(LoginHost.token(redeemed).secret())
                .isNotEqualTo(issued.token().secret())
                .isNotEqualTo(LoginHost.token(made).secret());
        assertThat(host.ended(LoginHost.id(made))).isEqualTo("REPLACED");
        assertThat(host.live(made.account().id())).containsExactly(LoginHost.id(redeemed));

        Session session = host.open(redeemed).orElseThrow();
        assertThat(session.user()).contains(made.account().id());
        assertThat(session.get(Entity.ACCOUNT))
                .map(Entity::id)
                .contains(made.account().id().value());
        assertThat(session.get(ProviderLogin.PAYLOAD).flatMap(ProviderLogin::subject))
                .contains("anne");
        assertThat(session.get(TokenBinding.KEY)).as("no longer needed").isEmpty();

        assertThat(refusal(LoginHost.client(), token, List.of(browser.reveal())))
                .isEqualTo(RejectReason.UNKNOWN);
        assertThat(host.opens(redeemed)).isTrue();
        assertThat(host.events)
                .filteredOn(SessionEvent.Created.class::isInstance)
                .extracting(event -> ((SessionEvent.Created) event).id())
                .containsExactly(LoginHost.id(made), LoginHost.id(redeemed));
    }

    @Test
    @DisplayName(
            "Requirements 33, 36: who redeems has signed in when the login was, and no later; its absolute end counts from there")
    void redeem_isNoLogin() {
        host.clock.advance(Duration.ofSeconds(30));
        LoginResult redeemed = redeem();
        Session session = host.open(redeemed).orElseThrow();
        assertThat(session.login().map(Login::at)).contains(RenewalHost.NOON);
        assertThat(session.login().map(Login::method)).contains("TICKET");
        assertThat(redeemed.session().session().state().endsAt())
                .isEqualTo(made.session().session().state().endsAt());
    }

    @Test
    @DisplayName("Requirement 26: its use counts as use: the new session idles from then on, not from the login")
    void redeem_isUse() {
        try (LoginHost brief = LoginHost.inMemory("'OneTimeTokenLife': 'PT10M'", "'IdleTimeout': 'PT5M'")) {
            LoginResult login = brief.signIn("anne");
            OneTimeToken late = brief.tokens.issue(login, Optional.empty());
            brief.clock.advance(Duration.ofMinutes(4));
            SessionContext uses = brief.request(login);
            assertThat(uses.session()).isPresent();
            uses.commit();
            brief.clock.advance(Duration.ofMinutes(4));
            LoginResult redeemed = brief.tokens.redeem(
                    LoginHost.client().insteadOf(LoginHost.id(login)),
                    late.token().reveal(),
                    List.of());
            assertThat(brief.opens(redeemed)).isTrue();
            brief.clock.advance(Duration.ofMinutes(5).minusMillis(1));
            assertThat(brief.opens(redeemed)).isTrue();
            brief.clock.advance(Duration.ofMillis(1));
            assertThat(brief.opens(redeemed)).isFalse();
        }
    }

    @Test
    @DisplayName("Requirement 56: a browser that has begun several logins need not know which one the token came with")
    void redeem_severalBindings() {
        SessionToken other = host.browserToken();
        SessionToken forged = new SessionToken(browser.id(), other.secret());
        LoginResult redeemed = host.tokens.redeem(
                LoginHost.client(), token, List.of("garbage", other.reveal(), forged.reveal(), browser.reveal()));
        assertThat(host.opens(redeemed)).isTrue();
    }

    @Test
    @DisplayName("Requirement 56: whoever has the login's session redeems it too")
    void redeem_bySession() {
        LoginClient client = LoginHost.client().insteadOf(LoginHost.id(made));
        assertThat(host.opens(host.tokens.redeem(client, token, List.of()))).isTrue();
        LoginResult next = host.signIn("anne");
        OneTimeToken unbound = host.tokens.issue(next, Optional.empty());
        assertThat(refusal(LoginHost.client(), unbound.token().reveal(), List.of(browser.reveal())))
                .isEqualTo(RejectReason.REFUSED);
        LoginClient owner = LoginHost.client().insteadOf(LoginHost.id(next));
        assertThat(host.opens(host.tokens.redeem(owner, unbound.token().reveal(), List.of())))
                .isTrue();
    }

    @Test
    @DisplayName("Requirement 56: without the binding, or with another's, it is refused, and consumed by none of that")
    void binding_isChecked() {
        SessionToken other = host.browserToken();
        LoginResult others = host.signIn("bob");
        SessionRecord before = host.records.find(issued.token().id()).orElseThrow();
        LoginClient client = LoginHost.client();
        List<String> eight = Collections.nCopies(SocialLogin.MOST_BINDINGS, other.reveal());
        List<String> tooMany = new ArrayList<>(eight);
        tooMany.add(browser.reveal());
        for (List<String> bindings : List.of(
                List.<String>of(),
                List.of(""),
                List.of("x".repeat(100_000)),
                List.of(other.reveal()),
                List.of(new SessionToken(browser.id(), other.secret()).reveal()),
                List.of(new SessionToken(other.id(), browser.secret()).reveal()),
                List.of(token),
                List.of(LoginHost.token(made).reveal()),
                eight,
                tooMany)) {
            assertThat(refusal(client, token, bindings)).isEqualTo(RejectReason.REFUSED);
        }
        assertThat(refusal(client.insteadOf(LoginHost.id(others)), token, List.of()))
                .isEqualTo(RejectReason.REFUSED);
        assertThat(refusal(client.insteadOf(issued.token().id()), token, List.of()))
                .isEqualTo(RejectReason.REFUSED);
        assertConsumesNothing(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sec-Purpose:prefetch", "sec-purpose:prefetch;prerender", "Purpose:Prefetch", "X-Moz:prefetch"})
    @DisplayName("Requirement 56: a browser that fetches ahead of its user consumes nothing")
    void prefetch_isRefused(String header) {
        SessionRecord before = host.records.find(issued.token().id()).orElseThrow();
        String[] parts = header.split(":");
        LoginClient ahead = LoginClient.of(ClientRequest.anywhere().with(parts[0], "other", parts[1]));
        assertThat(refusal(ahead, token, List.of(browser.reveal()))).isEqualTo(RejectReason.REFUSED);
        assertConsumesNothing(before);
    }

    private void assertConsumesNothing(SessionRecord before) {
        assertThat(host.records.find(before.id()).orElseThrow().revision()).isEqualTo(before.revision());
        assertThat(host.opens(made)).isTrue();
        assertThat(host.opens(redeem())).isTrue();
    }

    @Test
    @DisplayName(
            "Requirement 63: an unknown token, and one of another client, are told as rejected; ids are public, so nothing ends")
    void stranger_isTold() {
        SessionToken forged = new SessionToken(issued.token().id(), SessionSecret.create(new Random(1)));
        for (SessionToken unknown : List.of(
                forged,
                new SessionToken(browser.id(), issued.token().secret()),
                LoginHost.token(made),
                new SessionToken(LoginHost.id(made), issued.token().secret()))) {
            host.events.clear();
            assertThat(refusal(LoginHost.client(), unknown.reveal(), List.of(browser.reveal())))
                    .isEqualTo(RejectReason.UNKNOWN);
            assertThat(host.events).containsExactly(rejected(RejectReason.UNKNOWN, unknown));
        }
        host.events.clear();
        assertThat(refusal(LoginHost.client(), token, List.of())).isEqualTo(RejectReason.REFUSED);
        assertThat(host.events).containsExactly(rejected(RejectReason.REFUSED, issued.token()));
        assertThat(host.opens(redeem())).isTrue();
    }

    private static SessionEvent rejected(RejectReason reason, SessionToken token) {
        return new SessionEvent.Rejected(
                reason, Optional.of(token.id()), "OneTimeTokens", Optional.of("198.51.100.7"), RenewalHost.NOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "../../etc/passwd", "\u0000"})
    @DisplayName("Requirement 6: what is no token is refused before anything is looked up")
    void malformed(String text) {
        for (String presented : List.of(text, text + token, token + text + "=", text.repeat(100_000))) {
            assertThat(refusal(LoginHost.client(), presented.equals(token) ? "" : presented, List.of()))
                    .isEqualTo(RejectReason.MALFORMED);
        }
        assertThat(host.events)
                .filteredOn(SessionEvent.Rejected.class::isInstance)
                .isEmpty();
    }

    @Test
    @DisplayName("Requirement 55: it counts for a minute by default, exclusive, and longer for nobody")
    void expires() {
        assertThat(issued.until()).isEqualTo(RenewalHost.NOON.plus(Duration.ofMinutes(1)));
        host.clock.advance(Duration.ofMinutes(1));
        assertThat(refusal(LoginHost.client(), token, List.of(browser.reveal())))
                .isEqualTo(RejectReason.EXPIRED);
        assertThat(host.opens(made)).as("the login's session lives on").isTrue();
        OneTimeToken next = host.tokens.issue(made, Optional.of(browser));
        host.clock.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(host.opens(
                        host.tokens.redeem(LoginHost.client(), next.token().reveal(), List.of(browser.reveal()))))
                .isTrue();
    }

    @Test
    @DisplayName("Requirements 5, 55: kept as a hash alone; opens no request, and is neither listed nor counted")
    void pending_isHidden() {
        SessionRecord stored = host.records.find(issued.token().id()).orElseThrow();
        assertThat(stored.state().credentials())
                .singleElement()
                .satisfies(credential -> assertThat(credential.use()).isEqualTo(CredentialUse.ONE_TIME));
        String bytes = HexFormat.of().formatHex(stored.state().toBytes()) + stored.data();
        for (SessionToken secret : List.of(issued.token(), browser, LoginHost.token(made))) {
            assertThat(bytes)
                    .doesNotContain(HexFormat.of().formatHex(secret.secret().toBytes()))
                    .doesNotContain(secret.secret().reveal());
        }
        assertThat(host.request(issued.token()).session()).isEmpty();
        assertThat(host.management.list(host.request(made))).hasSize(1);
        assertThat(host.management.count(made.account().id())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Requirements 29, 30, 31: it is dead once its user's sessions have ended, however that was")
    void dead_withItsSessions(Ends how) {
        LoginResult password = passwordLogin();
        OneTimeToken doomed = host.tokens.issue(password, Optional.of(browser));
        assertThat(how.act(host, password)).isTrue();
        for (LoginClient client : List.of(LoginHost.client(), LoginHost.client().insteadOf(LoginHost.id(password)))) {
            assertThat(refusal(client, doomed.token().reveal(), List.of(browser.reveal())))
                    .isEqualTo(RejectReason.ENDED);
        }
        assertThat(host.live(password.account().id()))
                .doesNotContain(doomed.token().id());
        assertThat(host.opens(redeem())).as("another user's").isTrue();
    }

    private LoginResult passwordLogin() {
        host.register("dora");
        return host.signInWithPassword("dora");
    }

    @Test
    @DisplayName("Of two that were issued with one login, one is redeemed")
    void two_ofOneLogin() {
        OneTimeToken other = host.tokens.issue(made, Optional.of(browser));
        LoginResult redeemed = redeem();
        assertThat(refusal(LoginHost.client(), other.token().reveal(), List.of(browser.reveal())))
                .isEqualTo(RejectReason.ENDED);
        assertThat(host.live(made.account().id())).containsExactly(LoginHost.id(redeemed));
    }

    @ParameterizedTest
    @EnumSource(
            value = LimitPolicy.class,
            names = {"REJECT", "ASK"})
    @DisplayName(
            "Requirement 34: the limit is judged again; a refusal consumes nothing, and who insists ends the others")
    void limit_isJudgedAgain(LimitPolicy policy) {
        try (LoginHost one = LoginHost.inMemory("'SessionLimit': 1, 'LimitPolicy': '" + policy + "'")) {
            LoginResult login = one.signIn("anne");
            OneTimeToken pending = one.tokens.issue(login, Optional.of(browser));
            SessionRecord hosts = one.framework
                    .sessions()
                    .newSession(NewSession.of(login.account().id(), "HOST"))
                    .session(); // by the host's own authority, so beyond the limit
            List<String> bindings = List.of(browser.reveal());
            String presented = pending.token().reveal();
            assertThatExceptionOfType(SessionLimitException.class)
                    .isThrownBy(() -> one.tokens.redeem(LoginHost.client(), presented, bindings))
                    .satisfies(refused -> assertThat(refused.sessions()).hasSize(2));
            assertThat(one.opens(login)).isTrue();
            LoginClient client = LoginHost.client();
            if (policy == LimitPolicy.ASK) {
                client = client.insisting();
            } else {
                one.framework.sessions().end(hosts.id(), EndReason.LOGOUT);
            }
            LoginResult redeemed = one.tokens.redeem(client, presented, bindings);
            assertThat(one.live(login.account().id())).containsExactly(LoginHost.id(redeemed));
        }
    }

    @Test
    @DisplayName("Requirement 34: what is still to be redeemed takes up no place")
    void pending_isNotCounted() {
        try (LoginHost two = LoginHost.inMemory("'SessionLimit': 2, 'LimitPolicy': 'REJECT'")) {
            LoginResult login = two.signIn("anne");
            OneTimeToken pending = two.tokens.issue(login, Optional.of(browser));
            LoginResult second = two.signIn("anne");
            assertThatExceptionOfType(SessionLimitException.class).isThrownBy(() -> two.signIn("anne"));
            LoginResult redeemed =
                    two.tokens.redeem(LoginHost.client(), pending.token().reveal(), List.of(browser.reveal()));
            assertThat(two.live(login.account().id()))
                    .containsExactlyInAnyOrder(LoginHost.id(second), LoginHost.id(redeemed));
        }
    }

    @Test
    @DisplayName("Requirement 29: an account that was disabled by somebody else's hand redeems nothing")
    void disabledElsewhere() {
        host.accounts.replace(
                made.account(), made.account().with(made.account().details().withEnabled(false), 7));
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(this::redeem);
    }
}
