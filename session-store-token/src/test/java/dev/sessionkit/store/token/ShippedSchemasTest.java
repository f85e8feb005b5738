package dev.sessionkit.store.token;

import dev.sessionkit.core.SettingsSchema;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas in the jar say what the settings records say. */
class ShippedSchemasTest {

    @ParameterizedTest
    @ValueSource(classes = {TokenSessionStore.class, SealedSessionStore.class})
    void schema_isThatOfTheRecord(Class<?> store) {
        Path shipped = Path.of("src/main/resources/META-INF/sessionkit", store.getSimpleName() + ".schema.json");
        SettingsSchema.ofComponent(store).requireSameAs(shipped);
    }
}
