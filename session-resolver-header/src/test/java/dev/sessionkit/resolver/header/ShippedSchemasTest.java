package dev.sessionkit.resolver.header;

import dev.sessionkit.core.SettingsSchema;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas in the jar say what the settings records say. */
class ShippedSchemasTest {

    @ParameterizedTest
    @ValueSource(classes = {HeaderSessionResolver.class, BearerSessionResolver.class, CookieSessionResolver.class})
    void schema_isThatOfTheRecord(Class<?> resolver) {
        Path shipped = Path.of("src/main/resources/META-INF/sessionkit", resolver.getSimpleName() + ".schema.json");
        SettingsSchema.ofComponent(resolver).requireSameAs(shipped);
    }
}
