package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.spi.SessionRecord;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the table comes to be. */
interface SchemaContract extends OnDatabase {

    @Test
    @DisplayName("Where the table is missing and may not be made, the message names the script and the setting")
    default void missingTable() {
        try (HikariDataSource pool = TestDatabase.pool(newUrl())) {
            assertThatThrownBy(() -> Stores.on(pool, false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no table sessionkit_session")
                    .hasMessageContaining(SchemaScript.name(pool, "schema"))
                    .hasMessageContaining("CreateSchema");
        }
    }

    @Test
    @DisplayName("Where a column is missing, the message names the script")
    default void missingColumn() {
        try (TestDatabase old = TestDatabase.at(newUrl())) {
            old.execute("ALTER TABLE sessionkit_session DROP COLUMN end_reason");
            assertThatThrownBy(() -> Stores.on(old.pool()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("column")
                    .hasMessageContaining(SchemaScript.name(old.pool(), "schema"));
        }
    }

    @Test
    @DisplayName("Eight nodes that start at once on an empty database all get to work")
    default void nodesAtOnce() {
        try (HikariDataSource pool = TestDatabase.pool(newUrl())) {
            List<JdbcSessionStore> nodes = Together.times(8, n -> Stores.on(pool));
            SessionRecord session = Records.newSession();
            assertThat(nodes.get(0).create(session)).isTrue();
            assertThat(nodes).allMatch(node -> node.find(session.id()).isPresent());
        }
    }

    @Test
    @DisplayName("The script runs twice, as a migration of the host's, and the store takes its table")
    default void scriptTwice() throws Exception {
        try (HikariDataSource pool = TestDatabase.pool(newUrl())) {
            for (int i = 0; i < 2; i++) {
                SchemaScript.run(pool, "schema");
            }
            JdbcSessionStore store = Stores.on(pool, false);
            SessionRecord session = Records.newSession();
            assertThat(store.create(session)).isTrue();
            SchemaScript.run(pool, "schema");
            assertThat(store.find(session.id())).contains(session);
        }
    }

    @Test
    @DisplayName("A second start finds the table and asks for nothing but a look at it")
    default void secondStart() {
        StatementCounter counter = new StatementCounter(database().pool());
        Stores.on(counter.dataSource());
        assertThat(counter.sent()).containsExactly("isReadOnly()", "getMetaData()", "getMetaData()", "SELECT");
    }
}
