package com.example.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.example.custom.host.InMemoryMap;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.KitContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link MyKeyValueSessionStore} does where its map holds what it did not write, or is down. */
class StoredFormTest {

    private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
    private static final SessionId ID = new SessionId(1, 2);

    private final KeyValueMap map = new InMemoryMap();
    private final MyKeyValueSessionStore store = over(map);
    private final SessionRecord session = new SessionRecord(
            ID,
            3,
            Optional.of(new UserId("Zoë 😀")),
            NOON,
            SessionState.begin(NOON, Optional.empty(), Optional.empty(), List.of()),
            SessionData.empty());

    @Test
    void every_record_that_is_cut_short_or_grown_is_unreadable_or_has_other_data() {
        byte[] whole = StoredForm.write(session);
        int data = session.data().json().length;
        for (int length = 0; length < whole.length - data; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(UnreadableSessionException.class)
                    .as("cut to " + length)
                    .isThrownBy(() -> StoredForm.read(ID, cut));
        }
        assertThat(StoredForm.read(ID, whole)).isEqualTo(session);
    }

    @Test
    void another_version_and_another_sessions_record_are_unreadable() {
        byte[] bytes = StoredForm.write(session);
        assertThatExceptionOfType(UnreadableSessionException.class)
                .isThrownBy(() -> StoredForm.read(new SessionId(1, 3), bytes));
        bytes[0]++;
        assertThatExceptionOfType(UnreadableSessionException.class).isThrownBy(() -> StoredForm.read(ID, bytes));
    }

    @Test
    void a_damaged_record_is_found_as_such_and_can_be_deleted_and_does_not_stop_the_sweep() {
        map.putIfAbsent("session/" + ID, new byte[] {9});
        map.putIfAbsent("other/" + ID, StoredForm.write(session));
        SessionId second = new SessionId(5, 6);
        store.create(new SessionRecord(second, 1, Optional.empty(), NOON, session.state(), SessionData.empty()));
        assertThatExceptionOfType(UnreadableSessionException.class).isThrownBy(() -> store.find(ID));
        assertThat(store.deleteExpired(NOON.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(store.find(second)).isEmpty();
        assertThat(map.get("other/" + ID)).as("not ours").isPresent();
        assertThat(store.delete(ID)).isTrue();
    }

    @Test
    void a_map_that_is_down_is_a_SessionStoreException() {
        MyKeyValueSessionStore down = over((KeyValueMap) Proxy.newProxyInstance(
                KeyValueMap.class.getClassLoader(), new Class<?>[] {KeyValueMap.class}, (proxy, method, arguments) -> {
                    throw new UncheckedIOException(new IOException("down"));
                }));
        assertOutage(() -> down.find(ID));
        assertOutage(() -> down.create(session));
        assertOutage(() -> down.replace(
                session, new SessionRecord(ID, 4, session.user(), NOON, session.state(), SessionData.empty())));
        assertOutage(() -> down.delete(ID));
        assertOutage(() -> down.deleteExpired(NOON, 1));
    }

    @Test
    void without_a_map_it_says_what_to_do() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new MyKeyValueSessionStore()
                        .configure(new NoSettings(), new KitContext("MyKeyValueSessionStore")))
                .withMessageContaining("hostObject(KeyValueMap.class, map)");
    }

    private static MyKeyValueSessionStore over(KeyValueMap map) {
        MyKeyValueSessionStore store = new MyKeyValueSessionStore();
        store.configure(new NoSettings(), new KitContext("MyKeyValueSessionStore").hostObject(KeyValueMap.class, map));
        return store;
    }

    private static void assertOutage(Runnable asking) {
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(asking::run)
                .withMessage("the key-value map cannot be reached");
    }
}
