package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.newSession;
import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStore;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a write is conditional on, and that one refused changes nothing. A part of the {@link SessionStoreContract}. */
public interface ConditionalWritesContract {

    /**
     * The store under test.
     *
     * @return the same one, or one over the same sessions, each time in one test
     */
    SessionStore store();

    @Test
    @DisplayName("S11 Creating under an id that is taken is refused and changes nothing")
    default void s11_createOnTakenId() {
        SessionRecord first = created(Change.data(newSession(), "{\"first\":true}"));
        SessionRecord second = Change.user(newSession(first.id()), Samples.newUser());
        assertThat(store().create(second)).as("create under a taken id").isFalse();
        Stored.holds(store(), first);
    }

    @Test
    @DisplayName("S12 Creating the very same record again is refused")
    default void s12_createTwice() {
        SessionRecord session = created(newSession());
        assertThat(store().create(session)).as("the second create").isFalse();
        Stored.holds(store(), session);
    }

    @Test
    @DisplayName("S13 A tombstone takes its id: creating there is refused and changes nothing")
    default void s13_createOnTombstone() {
        SessionRecord tombstone = created(Change.ended(newSession(), EndReason.LOGOUT));
        assertThat(store().create(newSession(tombstone.id())))
                .as("create under the id of a tombstone")
                .isFalse();
        Stored.holds(store(), tombstone);
    }

    @Test
    @DisplayName("S14 Replacing with a stale revision is refused and changes nothing")
    default void s14_replaceStale() {
        SessionRecord first = created(newSession());
        SessionRecord second = replaced(first, Change.data(first, "{\"by\":2}"));
        assertThat(store().replace(first, Change.data(first, "{\"by\":3}")))
                .as("replace of what is no longer there")
                .isFalse();
        Stored.holds(store(), second);
    }

    @Test
    @DisplayName("S15 The very same replace again is refused and changes nothing")
    default void s15_replaceTwice() {
        SessionRecord first = created(newSession());
        SessionRecord second = replaced(first, Change.data(first, "{\"by\":2}"));
        assertThat(store().replace(first, second)).as("the second replace").isFalse();
        Stored.holds(store(), second);
    }

    @Test
    @DisplayName("S16 Replacing what was never there is refused and creates nothing")
    default void s16_replaceUnknown() {
        SessionRecord session = newSession();
        assertThat(store().replace(session, Change.touched(session)))
                .as("replace under an unknown id")
                .isFalse();
        Stored.lacks(store(), session.id());
    }

    @Test
    @DisplayName("S17 Replacing what was deleted is refused and does not bring it back")
    default void s17_replaceDeleted() {
        SessionRecord session = created(newSession());
        assertThat(store().delete(session.id())).isTrue();
        assertThat(store().replace(session, Change.touched(session)))
                .as("replace of a deleted record")
                .isFalse();
        Stored.lacks(store(), session.id());
    }

    @Test
    @DisplayName("S18 A replace needs an equal record of what was read, not the same instance")
    default void s18_replaceByEqualRecord() {
        SessionRecord session = created(Change.data(newSession(), "{\"by\":1}"));
        SessionRecord equal = new SessionRecord(
                new SessionId(session.id().high(), session.id().low()),
                session.revision(),
                session.user(),
                session.purgeAfter(),
                SessionState.ofBytes(session.state().toBytes()),
                SessionData.ofJson(session.data().json().clone()));
        replaced(equal, Change.data(equal, "{\"by\":2}"));
    }

    @Test
    @DisplayName("S19 A replace changes the record of its id and no other")
    default void s19_replaceOneOnly() {
        SessionRecord other = newSession();
        SessionRecord twin = created(Change.revision(newSession(), other.revision())); // another id, the same revision
        created(other);
        replaced(other, Change.data(other, "{\"by\":2}"));
        Stored.holds(store(), twin);
    }

    @Test
    @DisplayName("S20 Where the data does not change it is kept")
    default void s20_sameDataIsKept() {
        SessionRecord first = created(Change.data(newSession(), "{\"kept\":\"as it is\"}"));
        SessionRecord second = replaced(first, Change.touched(first));
        SessionRecord equalData = Change.data(second, "{\"kept\":\"as it is\"}");
        SessionRecord third = replaced(second, equalData);
        SessionRecord fourth = replaced(third, Change.data(third, "{\"kept\":\"no more\"}"));
        replaced(fourth, Change.data(fourth, "{\"kept\":\"as it is\"}"));
    }

    @Test
    @DisplayName("S21 A replace may give a session to a user, to another, and to nobody")
    default void s21_userChanges() {
        SessionRecord nobodys = created(newSession());
        SessionRecord first = replaced(nobodys, Change.user(nobodys, Samples.newUser()));
        SessionRecord second = replaced(first, Change.user(first, Samples.newUser()));
        replaced(second, Change.user(second, Optional.empty()));
    }

    @Test
    @DisplayName("S22 Deleting removes a record, and says so once")
    default void s22_delete() {
        SessionRecord session = created(newSession());
        SessionRecord other = created(newSession());
        assertThat(store().delete(session.id())).as("the first delete").isTrue();
        Stored.lacks(store(), session.id());
        assertThat(store().delete(session.id())).as("the second delete").isFalse();
        assertThat(store().delete(Samples.newId()))
                .as("delete of an unknown id")
                .isFalse();
        Stored.holds(store(), other);
    }

    @Test
    @DisplayName("S23 Deleting asks for no revision and spares no tombstone")
    default void s23_deleteWhateverRevision() {
        SessionRecord session = created(newSession());
        SessionRecord touched = replaced(session, Change.touched(session));
        replaced(touched, Change.ended(touched, EndReason.KICKED));
        assertThat(store().delete(session.id())).as("delete of a tombstone").isTrue();
        Stored.lacks(store(), session.id());
    }

    @Test
    @DisplayName("S24 Replacing a record by one of another id is an IllegalArgumentException and changes nothing")
    default void s24_replaceOtherId() {
        SessionRecord session = created(newSession());
        SessionRecord other = newSession();
        assertThatIllegalArgumentException()
                .as("replace by a record of another id")
                .isThrownBy(() -> store().replace(session, other));
        Stored.holds(store(), session);
        Stored.lacks(store(), other.id());
    }

    @Test
    @DisplayName(
            "S25 Replacing a record by one of the same revision is an IllegalArgumentException and changes nothing")
    default void s25_replaceSameRevision() {
        SessionRecord session = created(newSession());
        SessionRecord unmarked = Change.revision(Change.data(session, "{\"by\":2}"), session.revision());
        assertThatIllegalArgumentException()
                .as("replace by a record of the same revision")
                .isThrownBy(() -> store().replace(session, unmarked));
        Stored.holds(store(), session);
    }

    @Test
    @DisplayName("S26 null is a NullPointerException and changes nothing")
    default void s26_nulls() {
        SessionRecord session = created(newSession());
        assertThatNullPointerException().as("find(null)").isThrownBy(() -> store().find(nothing()));
        assertThatNullPointerException().as("create(null)").isThrownBy(() -> store().create(nothing()));
        assertThatNullPointerException().as("delete(null)").isThrownBy(() -> store().delete(nothing()));
        assertThatNullPointerException()
                .as("replace(session, null)")
                .isThrownBy(() -> store().replace(session, nothing()));
        assertThatNullPointerException()
                .as("replace(null, session)")
                .isThrownBy(() -> store().replace(nothing(), session));
        Stored.holds(store(), session);
    }

    private SessionRecord created(SessionRecord session) {
        assertThat(store().create(session)).as("create").isTrue();
        return session;
    }

    private SessionRecord replaced(SessionRecord current, SessionRecord next) {
        assertThat(store().replace(current, next)).as("replace").isTrue();
        Stored.holds(store(), next);
        return next;
    }
}
