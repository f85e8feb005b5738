package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.SessionRecord;
import org.junit.jupiter.api.Test;

/** Two hosts in one PostgreSQL database, each in a schema of its own. */
class SchemasTest {

    @Test
    void tableOfAnotherSchema_isNotTaken() {
        String url = Postgres.newUrl();
        try (TestDatabase one = TestDatabase.at(url)) {
            one.execute("CREATE SCHEMA other");
            try (TestDatabase other = TestDatabase.at(url + "&currentSchema=other")) {
                SessionRecord session = Records.newSession();
                assertThat(other.store().create(session)).isTrue();
                assertThat(one.store().find(session.id())).isEmpty();
            }
        }
    }
}
