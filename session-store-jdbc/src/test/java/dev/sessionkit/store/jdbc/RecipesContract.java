package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.SessionRecord;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the documentation says that one can look up with SQL. */
interface RecipesContract extends OnDatabase {

    /** What the documentation calls this database. */
    String product();

    @Test
    @DisplayName("The documented query finds a session by its public id")
    default void recipe_byId() {
        SessionRecord session = Records.newSessionOf(Records.newUser());
        database().store().create(session);
        String query = Recipes.of(product(), "WHERE id =")
                .replace(Recipes.ID, session.id().toString())
                .replace(
                        Recipes.ID_IN_HEX, HexFormat.of().formatHex(session.id().toBytes()));
        assertThat(database().query(query, row -> row.getString("user_id")))
                .containsExactly(session.user().orElseThrow().value());
    }
}
