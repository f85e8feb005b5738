package dev.sessionkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks at what a store holds. */
final class Stored {

    private Stored() {}

    /** Fails with the first field that differs, because a record prints little of what is in it. */
    static void holds(SessionStoreAccessor store, SessionRecord expected) {
        Optional<SessionRecord> found = store.find(expected.id());
        if (found.isEmpty()) {
            fail("the store has no record of the id " + expected.id());
        }
        isEqual(found.get(), expected);
    }

    static void isEqual(SessionRecord found, SessionRecord expected) {
        assertThat(found.id()).as("id").isEqualTo(expected.id());
        assertThat(found.revision()).as("revision").isEqualTo(expected.revision());
        assertThat(found.user()).as("user").isEqualTo(expected.user());
        assertThat(found.purgeAfter()).as("purgeAfter").isEqualTo(expected.purgeAfter());
        assertThat(found.state()).as("state").isEqualTo(expected.state());
        assertThat(text(found)).as("data").isEqualTo(text(expected));
        assertThat(found).isEqualTo(expected);
    }

    static void lacks(SessionStoreAccessor store, SessionId id) {
        assertThat(store.find(id)).as("what the store has under the id " + id).isEmpty();
    }

    private static String text(SessionRecord session) {
        return new String(session.data().json(), StandardCharsets.UTF_8);
    }
}
