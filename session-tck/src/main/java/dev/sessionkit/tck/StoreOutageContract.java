package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a store does that asks another system, when that one is down. Rules O11 to O13. The test plays the other system, and
 * takes it down.
 */
public interface StoreOutageContract {

    /**
     * The store under test.
     *
     * @return the same one, or one that asks the same system, each time in one test
     */
    SessionStoreAccessor store();

    /**
     * The id of a session that the store finds while the other system is up.
     *
     * @param number from 0 to 9; each stands for a session of its own. Nothing but these rules looks up 7, 8 and 9
     * @return always the same for a number
     */
    SessionId held(int number);

    /** Takes the other system down, so that asking it fails. It is up when a test begins. */
    void takeDown();

    /** Brings the other system up again. */
    void bringUp();

    @Test
    @DisplayName("O11 During an outage an id is neither found nor absent: there is a SessionStoreException")
    default void o11_outage() {
        assertThat(failureWhileDown(held(7))).as("for an id that is held").isNotNull();
        assertThat(failureWhileDown(Samples.newId()))
                .as("for an id that is not")
                .isNotNull();
    }

    @Test
    @DisplayName("O12 After an outage everything is as it was")
    default void o12_back() {
        Optional<SessionRecord> before = store().find(held(6));
        SessionId unknown = Samples.newId();
        assertThat(failureWhileDown(held(8))).isNotNull();
        assertThat(failureWhileDown(unknown)).isNotNull();
        assertThat(before).isPresent().isEqualTo(store().find(held(6)));
        assertThat(store().find(held(8)).map(SessionRecord::id)).contains(held(8));
        Stored.lacks(store(), unknown);
    }

    @Test
    @DisplayName("O13 What is thrown during an outage tells nothing of a session")
    default void o13_tellsNothing() {
        SessionRecord session = store().find(held(6)).orElseThrow();
        SessionStoreException failure = failureWhileDown(held(9));
        assertThat(failure).isNotNull();
        assertThat(Contents.toldIn(Contents.messagesOf(failure), session)).isEmpty();
    }

    private SessionStoreException failureWhileDown(SessionId id) {
        takeDown();
        try {
            return catchThrowableOfType(SessionStoreException.class, () -> store().find(id));
        } finally {
            bringUp();
        }
    }
}
