package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the documentation says that one can look up with SQL, on a database that knows base64. */
interface ListRecipeContract extends RecipesContract {

    @Test
    @DisplayName("The documented query lists a user's sessions by their public ids, newest first")
    default void recipe_byUser() {
        UserId user = Records.newUser();
        List<SessionRecord> sessions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sessions.add(Records.newSessionOf(user));
            database().store().create(sessions.get(i));
        }
        sessions.sort(Comparator.comparing(SessionRecord::id).reversed());
        String query = Recipes.of(product(), "WHERE user_id =").replace("'ann'", "'" + user.value() + "'");
        assertThat(database().query(query, row -> row.getString("session")))
                .isEqualTo(sessions.stream()
                        .map(session -> session.id().toString())
                        .toList());
    }
}
