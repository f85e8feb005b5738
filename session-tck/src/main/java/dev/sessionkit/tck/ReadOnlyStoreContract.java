package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a store does that finds sessions and writes none. Rules O01 to O07. One that asks another system keeps the {@link
 * StoreOutageContract} too; one that holds nothing, because each session travels whole, keeps the {@link CombinedContract}
 * instead.
 */
public interface ReadOnlyStoreContract {

    /**
     * The store under test.
     *
     * @return the same one, or one that asks the same system, each time in one test
     */
    SessionStoreAccessor store();

    /**
     * The id of a session that the store finds, and that does not change while a test runs.
     *
     * @param number from 0 to 9; each stands for a session of its own
     * @return always the same for a number
     */
    SessionId held(int number);

    @Test
    @DisplayName("O01 A store that is read only does not pretend to write")
    default void o01_readOnly() {
        assertThat(store())
                .isNotInstanceOf(SessionStore.class)
                .isNotInstanceOf(ExpiredSessions.class)
                .isNotInstanceOf(CarriedSessions.class);
    }

    @Test
    @DisplayName("O02 What is there is found under its own id")
    default void o02_found() {
        for (int number = 0; number < 4; number++) {
            assertThat(found(held(number)).id()).isEqualTo(held(number));
        }
    }

    @Test
    @DisplayName("O03 While nothing changes, an id finds an equal record each time, of the same revision")
    default void o03_equalEachTime() {
        for (int number = 0; number < 4; number++) {
            SessionRecord first = found(held(number));
            Stored.isEqual(found(held(number)), first);
            Stored.isEqual(found(SessionId.ofBytes(held(number).toBytes())), first);
        }
        Stored.isEqual(Race.elsewhere(() -> found(held(0))), found(held(0)));
    }

    @Test
    @DisplayName("O04 An id that nobody has finds nothing, as often as it is looked up")
    default void o04_unknown() {
        SessionId unknown = Samples.newId();
        Stored.lacks(store(), unknown);
        Stored.lacks(store(), unknown);
        Stored.lacks(store(), SessionId.ofBytes(new byte[SessionId.BYTES]));
    }

    @Test
    @DisplayName("O05 An id that differs by one bit finds nothing")
    default void o05_oneBit() {
        List<SessionId> held = IntStream.range(0, 10).mapToObj(this::held).toList();
        found(held(0));
        bitsChanged(held(0)).filter(id -> !held.contains(id)).forEach(id -> Stored.lacks(store(), id));
    }

    @Test
    @DisplayName("O06 Ids that are looked up at once do not mix")
    default void o06_lookupsAtOnce() {
        List<Callable<Void>> racers = new ArrayList<>();
        for (int racer = 0; racer < Race.THREADS; racer++) {
            Optional<SessionId> held = racer < Race.THREADS - 1 ? Optional.of(held(racer)) : Optional.empty();
            SessionId id = held.orElseGet(Samples::newId);
            racers.add(() -> {
                for (int i = 0; i < Race.ROUNDS; i++) {
                    assertThat(store().find(id).map(SessionRecord::id)).isEqualTo(held);
                }
                return null;
            });
        }
        Race.between(racers);
    }

    @Test
    @DisplayName("O07 A store does not print what it has found, and null is a NullPointerException")
    default void o07_printsNothing() {
        SessionRecord session = found(held(0));
        assertThat(Contents.toldIn(store().toString(), session))
                .as("what the store prints")
                .isEmpty();
        assertThatNullPointerException().isThrownBy(() -> store().find(nothing()));
    }

    private SessionRecord found(SessionId id) {
        return store().find(id).orElseThrow(() -> new AssertionError("the store does not find " + id));
    }

    private static Stream<SessionId> bitsChanged(SessionId id) {
        return IntStream.range(0, SessionId.BYTES * Byte.SIZE).mapToObj(bit -> {
            byte[] bytes = id.toBytes();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            return SessionId.ofBytes(bytes);
        });
    }
}
