package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.tck.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may end a user's sessions is asked of the store: what a token says, or was remembered, may be over. */
class EndedCallersTest {

    private static final Map<String, Map<String, ?>> STATELESS =
            Map.of(PairHost.RESOLVER, Map.of("Revocation", "NONE"), "Login", Map.of("FreshFor", "PT1H"));

    @Test
    @DisplayName("Requirement 28: an access token of an ended session, which nobody looks up, kicks nobody")
    void kick_byEndedStatelessSession() {
        try (PairHost host = PairHost.with(STATELESS)) {
            TokenPairGrant thief = host.register("anne");
            TokenPairGrant owner = host.login("anne");
            SessionManagement management = host.authentication.sessionManagement();
            assertThat(host.framework.sessions().end(thief.session(), EndReason.KICKED))
                    .isTrue();
            SessionContext caller = host.open(thief);
            assertThat(caller.session()).as("until its time runs out").isPresent();
            for (Runnable attempt : new Runnable[] {
                () -> management.kick(caller),
                () -> management.endAll(caller),
                () -> management.end(caller, owner.session()),
                () -> management.describe(caller, owner.session())
            }) {
                assertThatExceptionOfType(SessionRequiredException.class).isThrownBy(attempt::run);
            }
            assertThat(host.framework.sessions().isSessionValid(owner.session()))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("Signing out everywhere ends the caller's own record too, where its token alone is looked at")
    void endAll_stateless() {
        try (PairHost host = PairHost.with(STATELESS)) {
            TokenPairGrant one = host.register("anne");
            TokenPairGrant other = host.login("anne");
            assertThat(host.authentication.sessionManagement().endAll(host.open(one)))
                    .isEqualTo(2);
            assertThat(host.framework.sessions().isSessionValid(one.session())).isFalse();
            assertThat(host.framework.sessions().isSessionValid(other.session()))
                    .isFalse();
            TokenPairGrant third = host.login("anne");
            assertThat(host.authentication.sessionManagement().end(host.open(third), third.session()))
                    .isTrue();
            assertThat(host.framework.sessions().isSessionValid(third.session()))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("Requirement 28: a session that is only remembered kicks nobody")
    void kick_byRememberedSession() {
        try (LoginHost host = LoginHost.inMemory("", "'MaxStaleness': 'PT1M'".replace('\'', '"'))) {
            LoginResult thief = host.signIn("anne");
            LoginResult owner = host.signIn("anne");
            assertThat(host.opens(thief)).as("and is remembered").isTrue();
            // ended by another node, of which this one has not heard
            host.store()
                    .replace(host.records.find(LoginHost.id(thief)).orElseThrow(), host.tombstone(LoginHost.id(thief)));
            SessionContext caller = host.request(thief);
            assertThat(caller.session()).as("as remembered").isPresent();
            assertThatExceptionOfType(SessionRequiredException.class).isThrownBy(() -> host.management.kick(caller));
            assertThat(host.opens(owner)).isTrue();
        }
    }

    @Test
    @DisplayName(
            "Signing out ends whatever genuine token the client brings, of any generation, and takes back what it holds")
    void logout_anyGeneration() {
        try (AuthHost host = AuthHost.inMemory()) {
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            SessionGrant first = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            SessionGrant next = host.service.reissue(
                    AuthHost.client("app/1.0"), first.reissueToken().reveal());
            host.clock.advance(java.time.Duration.ofHours(1));
            Answer answer = new Answer();
            SessionContext caller = host.framework.open(ClientRequest.anywhere().with(first.authToken()), answer);
            assertThat(caller.session()).as("replaced long ago").isEmpty();
            assertThat(host.management.logout(caller)).isTrue();
            caller.commit();
            assertThat(host.opens(next.authToken())).isFalse();
            assertThat(answer.headers("x-session-id")).as("taken back").isNotEmpty();
            SessionContext again = host.framework.open(ClientRequest.anywhere().with(first.authToken()), new Answer());
            assertThat(host.management.logout(again)).isFalse();
        }
    }
}
