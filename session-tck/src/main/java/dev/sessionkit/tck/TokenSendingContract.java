package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a resolver does that sends Sessionkit's tokens and takes them back. Rules R21 to R28. */
public interface TokenSendingContract {

    /**
     * The resolver under test, configured.
     *
     * @return the same one each time in one test
     */
    SessionResolver resolver();

    /**
     * The client that the resolver is made for.
     *
     * @return such as {@link Client#ofHeader}
     */
    Client client();

    @Test
    @DisplayName("R21 A token that was sent comes back, and claims its session")
    default void r21_sentComesBack() {
        assertThat(resolver().sends()).as("it says that it sends").isTrue();
        for (int number = 0; number < 4; number++) {
            SessionToken token = Samples.token(number);
            assertThat(claimedAfter(sent(token, client().carrying()), Optional.empty()))
                    .containsExactly(new Claim.Presented(token));
        }
    }

    @Test
    @DisplayName("R22 A new token takes the place of the one that the request carried")
    default void r22_sentReplaces() {
        String old = Samples.token(0).reveal();
        SessionToken token = Samples.token(1);
        assertThat(claimedAfter(sent(token, client().carrying(old)), Optional.of(old)))
                .containsExactly(new Claim.Presented(token));
    }

    @Test
    @DisplayName("R23 An answer is made of header names and printable ASCII")
    default void r23_printableAscii() {
        Answer answer = sent(Samples.token(0), client().carrying());
        resolver().clear(client().carrying(), answer);
        answer.all().forEach((name, values) -> {
            assertThat(name).as("a header's name").matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
            assertThat(values).as(name).allMatch(value -> value.matches("[ -~]*"));
        });
    }

    @Test
    @DisplayName("R24 A client whose token was taken back claims nothing")
    default void r24_cleared() {
        String old = Samples.token(0).reveal();
        Answer answer = new Answer();
        resolver().clear(client().carrying(old), answer);
        assertThat(claimedAfter(answer, Optional.of(old))).isEmpty();
    }

    @Test
    @DisplayName("R25 Taking back a token tells no secret")
    default void r25_clearTellsNoSecret() {
        SessionToken token = Samples.token(0);
        Answer answer = new Answer();
        resolver().clear(client().carrying(token.reveal()), answer);
        assertThat(answer.toString()).doesNotContain(token.secret().reveal());
    }

    @Test
    @DisplayName("R26 What was sent to one client is neither claimed by another nor printed")
    default void r26_nothingIsLeft() {
        SessionToken token = Samples.token(0);
        sent(token, client().carrying());
        assertThat(resolver().resolve(client().carrying())).isEmpty();
        assertThat(resolver().toString()).doesNotContain(token.secret().reveal());
        Answer answer = new Answer();
        resolver().clear(client().carrying(), answer);
        assertThat(answer.toString()).doesNotContain(token.secret().reveal());
    }

    @Test
    @DisplayName("R27 Tokens that are sent at once do not mix")
    default void r27_sendsAtOnce() {
        List<Callable<Void>> racers = new ArrayList<>();
        for (int racer = 0; racer < Race.THREADS; racer++) {
            SessionToken token = Samples.token(racer);
            racers.add(() -> {
                for (int i = 0; i < 10 * Race.ROUNDS; i++) {
                    assertThat(claimedAfter(sent(token, client().carrying()), Optional.empty()))
                            .containsExactly(new Claim.Presented(token));
                }
                return null;
            });
        }
        Race.between(racers);
    }

    @Test
    @DisplayName("R28 null for a session or an answer is a NullPointerException")
    default void r28_nulls() {
        SessionRequest request = client().carrying();
        IssuedSession session = issued(Samples.token(0));
        assertThatNullPointerException()
                .as("no session")
                .isThrownBy(() -> resolver().send(nothing(), request, new Answer()));
        assertThatNullPointerException()
                .as("no answer to send in")
                .isThrownBy(() -> resolver().send(session, request, nothing()));
        assertThatNullPointerException()
                .as("no answer to clear in")
                .isThrownBy(() -> resolver().clear(request, nothing()));
    }

    private Answer sent(SessionToken token, SessionRequest request) {
        Answer answer = new Answer();
        resolver().send(issued(token), request, answer);
        return answer;
    }

    private List<Claim> claimedAfter(Answer answer, Optional<String> held) {
        String[] holds = client().holdsAfter(answer, held).stream().toArray(String[]::new);
        return resolver().resolve(client().carrying(holds));
    }

    private static IssuedSession issued(SessionToken token) {
        return new IssuedSession(Samples.newSession(token.id()), Optional.of(token));
    }
}
