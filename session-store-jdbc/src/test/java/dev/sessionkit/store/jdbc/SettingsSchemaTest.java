package dev.sessionkit.store.jdbc;

import dev.sessionkit.core.SettingsSchema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsSchemaTest {

    @Test
    void shippedSchema_isThatOfTheSettings() {
        SettingsSchema.ofComponent(JdbcSessionStore.class)
                .requireSameAs(Path.of("src/main/resources/META-INF/sessionkit/JdbcSessionStore.schema.json"));
    }
}
