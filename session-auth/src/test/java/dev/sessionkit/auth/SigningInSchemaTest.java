package dev.sessionkit.auth;

import dev.sessionkit.core.SessionFramework;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/signing-in.schema.json is what the settings records of a host with signing in say. */
class SigningInSchemaTest {

    @Test
    @DisplayName("docs/signing-in.schema.json is generated from the records")
    void schema_isCurrent() {
        Authentication.sections(SessionFramework.builder())
                .schema()
                .requireSameAs(Path.of("../docs/signing-in.schema.json"));
    }
}
