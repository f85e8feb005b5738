package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each call sends to the database, and that nothing else goes there. */
interface StatementsContract extends OnDatabase {

    @Test
    @DisplayName("To find, found or not, is one SELECT")
    default void findIsOneSelect() {
        SessionRecord session = Records.newSession();
        database().store().create(session);
        sends("SELECT", store -> assertThat(store.find(session.id())).contains(session));
        sends(
                "SELECT",
                store -> assertThat(store.find(Records.newSession().id())).isEmpty());
    }

    @Test
    @DisplayName("To create, taken or not, is one INSERT")
    default void createIsOneInsert() {
        SessionRecord session = Records.newSession();
        sends("INSERT", store -> assertThat(store.create(session)).isTrue());
        sends("INSERT", store -> assertThat(store.create(session)).isFalse());
    }

    @Test
    @DisplayName("To replace, stale or not, is one UPDATE, with or without the data")
    default void replaceIsOneUpdate() {
        SessionRecord first = Records.newSession();
        SessionRecord second = Records.touched(first);
        SessionRecord third = Records.with(Records.json("{}"), second);
        database().store().create(first);
        sends("UPDATE", store -> assertThat(store.replace(first, second)).isTrue());
        sends("UPDATE", store -> assertThat(store.replace(first, second)).isFalse());
        sends("UPDATE", store -> assertThat(store.replace(second, third)).isTrue());
        sends("UPDATE", store -> assertThat(store.replace(second, third)).isFalse());
    }

    @Test
    @DisplayName("To delete, there or not, is one DELETE")
    default void deleteIsOneDelete() {
        SessionRecord session = Records.newSession();
        database().store().create(session);
        sends("DELETE", store -> assertThat(store.delete(session.id())).isTrue());
        sends("DELETE", store -> assertThat(store.delete(session.id())).isFalse());
    }

    @Test
    @DisplayName("To list a user's sessions, page by page, is one SELECT each")
    default void listIsOneSelect() {
        UserId user = Records.newUser();
        List<SessionRecord> sessions = List.of(Records.newSessionOf(user), Records.newSessionOf(user));
        sessions.forEach(database().store()::create);
        sends(
                "SELECT",
                store ->
                        assertThat(store.findByUser(user, Optional.empty(), 10)).hasSize(2));
        sends(
                "SELECT",
                store -> assertThat(store.findByUser(user, Optional.empty(), 2)).hasSize(2));
        SessionRecord newest = store().findByUser(user, Optional.empty(), 1).get(0);
        sends(
                "SELECT",
                store -> assertThat(store.findByUser(user, Optional.of(newest.id()), 1))
                        .hasSize(1));
    }

    private JdbcSessionStore store() {
        return database().store();
    }

    private void sends(String verb, java.util.function.Consumer<JdbcSessionStore> call) {
        StatementCounter counter = new StatementCounter(database().pool());
        JdbcSessionStore store = Stores.on(counter.dataSource());
        counter.sent();
        call.accept(store);
        assertThat(counter.sent()).containsExactly(verb);
    }
}
