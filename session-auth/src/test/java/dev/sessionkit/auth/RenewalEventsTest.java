package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a host hears of renewals that something is odd about. */
class RenewalEventsTest {

    private static final ClientRequest HOME = ClientRequest.from("198.51.100.7");

    private final AuthHost host = AuthHost.inMemory();
    private SessionGrant grant;

    @BeforeEach
    void signIn() {
        host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
        grant = host.signIn("anne", AuthHost.PHONE, "app/1.0");
        host.events.clear();
    }

    @AfterEach
    void close() {
        host.close();
    }

    private SessionGrant reissue(ClientRequest client) {
        return host.service.reissue(client, grant.reissueToken().reveal());
    }

    @Test
    @DisplayName("Requirement 63: a stranger's token is told as rejected, with the service's name and the address")
    void stranger() {
        SessionToken stranger = new SessionToken(grant.authToken().id(), SessionSecret.createRenewable(new Random(1)));
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.service.reissue(HOME, stranger.reveal()));
        assertThat(host.events)
                .containsExactly(new SessionEvent.Rejected(
                        RejectReason.UNKNOWN,
                        Optional.of(stranger.id()),
                        "SessionsService",
                        Optional.of("198.51.100.7"),
                        RenewalHost.NOON));
    }

    @Test
    @DisplayName("Requirement 63: a repeat for the client that has renewed is told as nothing more than the renewal")
    void repeat_sameClient() {
        SessionGrant next = reissue(HOME);
        host.clock.advance(Duration.ofSeconds(29));
        assertThat(reissue(HOME)).isEqualTo(next);
        assertThat(host.events).singleElement().isInstanceOf(SessionEvent.Renewed.class);
    }

    @Test
    @DisplayName("Requirement 63: a repeat from another address or agent is told with both, and answered all the same")
    void repeat_otherClient() {
        SessionGrant next = reissue(HOME);
        host.clock.advance(Duration.ofSeconds(5));
        assertRepeated(next, ClientRequest.from("203.0.113.9"), Optional.of("app/1.0"), "203.0.113.9");
        assertRepeated(next, HOME.with("user-agent", "other/2.0"), Optional.of("other/2.0"), "198.51.100.7");
        assertRepeated(next, HOME.with("user-agent"), Optional.empty(), "198.51.100.7");
    }

    private void assertRepeated(SessionGrant next, ClientRequest other, Optional<String> agent, String address) {
        host.events.clear();
        assertThat(reissue(other)).isEqualTo(next);
        assertThat(host.events)
                .containsExactly(new SessionEvent.Repeated(
                        grant.authToken().id(),
                        Optional.of(new UserId(Long.toString(grant.userId()))),
                        Optional.of("app/1.0"),
                        Optional.of("198.51.100.7"),
                        agent,
                        Optional.of(address),
                        host.clock.instant()));
    }

    @Test
    @DisplayName("Requirements 48, 63: after the window it is told as reuse, and the session as ended")
    void reuse() {
        reissue(HOME);
        host.clock.advance(Duration.ofSeconds(30));
        host.events.clear();
        assertThatExceptionOfType(SessionRequiredException.class).isThrownBy(() -> reissue(HOME));
        assertThat(host.events)
                .hasSize(2)
                .hasAtLeastOneElementOfType(SessionEvent.Reused.class)
                .hasAtLeastOneElementOfType(SessionEvent.Ended.class);
    }
}
