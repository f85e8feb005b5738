package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a component does that carries whole sessions and sends them again when they change. Rules W01 to W09, with those of
 * {@link CombinedContract}. All sessions begin at noon of the first day of 2100, which is the time of a {@link KitContext}.
 */
public interface CarriedSessionsContract extends CombinedContract {

    @Override
    CarriedSessions resolver();

    /**
     * The same component for the same client with other secrets: what it sends is not genuine.
     *
     * @return such as one of another host
     */
    SessionResolver stranger();

    /** What a client holds that was sent one of the kit's sessions. */
    @Override
    default String credential(int number) {
        return CarriedSamples.credential(resolver(), client(), number);
    }

    @Override
    default void assertCarried(int number, SessionRecord session) {
        Stored.isEqual(session, CarriedSamples.session(number));
    }

    @Override
    default Claim claim(int number) {
        return new Claim.Carried(CarriedSamples.session(number));
    }

    @Test
    @DisplayName("W01 A session that was sent comes back equal: id, revision, user, state, data byte for byte")
    default void w01_sentComesBack() {
        for (int number = 0; number < 2 * CarriedSamples.KINDS; number++) {
            SessionRecord session = CarriedSamples.session(number);
            Stored.isEqual(only(claimedAfter(sent(session, client().carrying()), Optional.empty())), session);
        }
    }

    @Test
    @DisplayName("W02 A changed session takes the place of the one that the request carried, and so does another one")
    default void w02_sentReplaces() {
        String old = credential(0);
        SessionRecord changed = Change.data(Change.touched(CarriedSamples.session(0)), "{\"more\":[1,2,3]}");
        for (SessionRecord next : List.of(changed, CarriedSamples.session(1))) {
            Answer answer = sent(next, client().carrying(old));
            Stored.isEqual(only(claimedAfter(answer, Optional.of(old))), next);
        }
    }

    @Test
    @DisplayName(
            "W03 An answer is made of header names and printable ASCII, and no cookie in it is too big for browsers")
    default void w03_printableAscii() {
        for (int number = 0; number < CarriedSamples.KINDS; number++) {
            Answer answer = sent(CarriedSamples.session(number), client().carrying());
            resolver().clear(client().carrying(), answer);
            answer.all().forEach((name, values) -> {
                assertThat(name).as("a header's name").matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
                assertThat(values).as(name).allMatch(value -> value.matches("[ -~]*"));
            });
            assertThat(CarriedSamples.tooBigForBrowsers(answer)).isEmpty();
        }
    }

    @Test
    @DisplayName("W04 A client whose session was taken back carries nothing")
    default void w04_cleared() {
        String old = credential(0);
        Answer answer = new Answer();
        resolver().clear(client().carrying(old), answer);
        assertThat(claimedAfter(answer, Optional.of(old))).isEmpty();
    }

    @Test
    @DisplayName("W05 What was sent to one client is neither carried by another nor printed")
    default void w05_nothingIsLeft() {
        Answer first = sent(CarriedSamples.session(0), client().carrying());
        String held = client().holdsAfter(first, Optional.empty()).orElseThrow();
        assertThat(resolver().resolve(client().carrying())).isEmpty();
        assertThat(resolver().toString()).doesNotContain(held);
        assertThat(Contents.toldIn(resolver().toString(), CarriedSamples.session(0)))
                .isEmpty();
        Answer second = new Answer();
        resolver().clear(client().carrying(), second);
        resolver().send(issued(CarriedSamples.session(1)), client().carrying(), second);
        assertThat(second.toString()).doesNotContain(held);
    }

    @Test
    @DisplayName("W06 What the same component sent under other secrets carries nothing here")
    default void w06_stranger() {
        for (int number = 0; number < CarriedSamples.KINDS; number++) {
            String theirs = CarriedSamples.newCredential(stranger(), client(), CarriedSamples.session(number));
            assertThat(stranger().resolve(client().carrying(theirs)))
                    .as("what the stranger makes of its own")
                    .containsExactly(claim(number));
            assertThat(resolver().resolve(client().carrying(theirs))).allMatch(Claim.Refused.class::isInstance);
        }
    }

    @Test
    @DisplayName(
            "W07 A session that is too big is refused before it is sent, and when it is, with nothing sent; else it comes back whole")
    default void w07_tooBig() {
        String old = credential(0);
        for (int size : CarriedSamples.sizes()) {
            SessionRecord big = Change.data(CarriedSamples.session(0), CarriedSamples.dataOf(size));
            boolean sendable = isSendable(big);
            Answer answer = new Answer();
            try {
                resolver().send(issued(big), client().carrying(old), answer);
                assertThat(sendable)
                        .as("said to be sendable, of " + size + " bytes")
                        .isTrue();
            } catch (RuntimeException refused) {
                assertThat(sendable)
                        .as("said to be sendable, of " + size + " bytes")
                        .isFalse();
                assertThat(answer.all()).as("sent, of " + size + " bytes").isEmpty();
                assertThat(Contents.toldIn(Contents.messagesOf(refused), big)).isEmpty();
                continue;
            }
            assertThat(CarriedSamples.tooBigForBrowsers(answer)).isEmpty();
            Stored.isEqual(only(claimedAfter(answer, Optional.of(old))), big);
        }
    }

    @Test
    @DisplayName("W08 Sessions that are sent at once do not mix")
    default void w08_sendsAtOnce() {
        List<Callable<Void>> racers = new ArrayList<>();
        for (int racer = 0; racer < Race.THREADS; racer++) {
            SessionRecord session = CarriedSamples.session(racer);
            racers.add(() -> {
                for (int i = 0; i < 10 * Race.ROUNDS; i++) {
                    Answer answer = sent(session, client().carrying());
                    Stored.isEqual(only(claimedAfter(answer, Optional.empty())), session);
                }
                return null;
            });
        }
        Race.between(racers);
    }

    @Test
    @DisplayName("W09 null for a session or an answer is a NullPointerException")
    default void w09_nulls() {
        SessionRequest request = client().carrying();
        assertThatNullPointerException()
                .as("no session")
                .isThrownBy(() -> resolver().send(nothing(), request, new Answer()));
        assertThatNullPointerException()
                .as("no answer to send in")
                .isThrownBy(() -> resolver().send(issued(CarriedSamples.session(0)), request, nothing()));
        assertThatNullPointerException()
                .as("no answer to clear in")
                .isThrownBy(() -> resolver().clear(request, nothing()));
    }

    private Answer sent(SessionRecord session, SessionRequest request) {
        Answer answer = new Answer();
        resolver().send(issued(session), request, answer);
        return answer;
    }

    private List<Claim> claimedAfter(Answer answer, Optional<String> held) {
        String[] holds = client().holdsAfter(answer, held).stream().toArray(String[]::new);
        return resolver().resolve(client().carrying(holds));
    }

    private boolean isSendable(SessionRecord session) {
        try {
            resolver().requireSendable(session);
            return true;
        } catch (SessionTooLargeException refused) {
            assertThat(Contents.toldIn(Contents.messagesOf(refused), session)).isEmpty();
            return false;
        }
    }

    private static IssuedSession issued(SessionRecord session) {
        return new IssuedSession(session, Optional.empty());
    }

    private static SessionRecord only(List<Claim> claims) {
        assertThat(claims).hasSize(1).allMatch(Claim.Carried.class::isInstance);
        return ((Claim.Carried) claims.get(0)).session();
    }
}
