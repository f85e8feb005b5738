package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a store does that understands another system's credentials. Rules F01 to F08. The test plays the other system: it
 * says which tokens that one has issued, and takes it down.
 */
public interface ForeignSessionsContract {

    /**
     * The store under test.
     *
     * @return the same one, or one that asks the same system, each time in one test
     */
    ForeignSessions foreignSessions();

    /**
     * A token that the other system has issued and accepts, of at least four characters.
     *
     * @param number from 0 to 7; each stands for a session of its own
     * @return always the same for a number
     */
    ForeignToken issued(int number);

    /** Takes the other system down, so that asking it fails. It is up when a test begins. */
    void takeDown();

    /** Brings the other system up again. */
    void bringUp();

    @Test
    @DisplayName("F01 A token that was issued finds its session, each time under the same id")
    default void f01_issuedIsFound() {
        SessionId first = found(issued(0)).id();
        assertThat(found(issued(0)).id()).as("the same token again").isEqualTo(first);
        assertThat(found(new ForeignToken(issued(0).value())).id())
                .as("an equal token")
                .isEqualTo(first);
    }

    @Test
    @DisplayName("F02 Tokens of different sessions find different ids")
    default void f02_differentIds() {
        assertThat(Stream.of(0, 1, 2).map(number -> found(issued(number)).id())).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("F03 A token that nobody has issued finds nothing")
    default void f03_unknownIsEmpty() {
        assertThat(foreignSessions().find(new ForeignToken("nobody-has-issued-this-one")))
                .isEmpty();
    }

    @Test
    @DisplayName("F04 What is made of an issued token finds nothing and breaks nothing")
    default void f04_hostileText() {
        String issued = issued(0).value();
        List<String> hostile = new ArrayList<>(HostileText.madeOf(issued));
        hostile.addAll(HostileText.oversized(issued));
        hostile.addAll(List.of(".", "..", " ", "null", "{}", "\"", "'", "%", "*", "\ud800", "\u0000"));
        hostile.add(issued + "A".repeat(ForeignToken.LONGEST - issued.length()));
        for (String text : hostile) {
            if (text.length() <= ForeignToken.LONGEST) {
                assertThat(foreignSessions().find(new ForeignToken(text)))
                        .as(Written.out(text))
                        .isEmpty();
            }
        }
    }

    @Test
    @DisplayName("F05 While the other system is down there is no answer but a SessionStoreException, without the token")
    default void f05_outage() {
        ForeignToken token = issued(3); // nobody has asked for it yet, so nobody remembers it
        SessionStoreException failure = failureWhileDown(token);
        assertThat(failure).as("what asking a system that is down throws").isNotNull();
        assertThat(allMessages(failure)).doesNotContain(token.value());
    }

    @Test
    @DisplayName("F06 When the other system is back, so are its sessions")
    default void f06_back() {
        ForeignToken token = issued(4);
        assertThat(failureWhileDown(token)).isNotNull();
        found(token);
    }

    @Test
    @DisplayName("F07 Tokens that are looked up at once do not mix")
    default void f07_lookupsAtOnce() {
        List<SessionId> ids =
                Stream.of(0, 1, 2, 3).map(number -> found(issued(number)).id()).toList();
        List<Callable<Void>> racers = new ArrayList<>();
        for (int racer = 0; racer < ids.size(); racer++) {
            int number = racer;
            racers.add(() -> {
                for (int i = 0; i < Race.ROUNDS; i++) {
                    assertThat(found(issued(number)).id()).isEqualTo(ids.get(number));
                }
                return null;
            });
        }
        Race.between(racers);
    }

    @Test
    @DisplayName("F08 A store does not print the tokens it has seen, and null is a NullPointerException")
    default void f08_printsNothing() {
        ForeignToken token = issued(0);
        SessionRecord session = found(token);
        assertThat(session.toString()).doesNotContain(token.value());
        assertThat(foreignSessions().toString()).doesNotContain(token.value());
        assertThatNullPointerException().isThrownBy(() -> foreignSessions().find(nothing()));
    }

    private SessionStoreException failureWhileDown(ForeignToken token) {
        takeDown();
        try {
            return catchThrowableOfType(
                    SessionStoreException.class, () -> foreignSessions().find(token));
        } finally {
            bringUp();
        }
    }

    private SessionRecord found(ForeignToken token) {
        return foreignSessions()
                .find(token)
                .orElseThrow(() -> new AssertionError("a token that was issued finds nothing"));
    }

    private static String allMessages(Throwable thrown) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            messages.append(cause).append('\n');
        }
        return messages.toString();
    }
}
