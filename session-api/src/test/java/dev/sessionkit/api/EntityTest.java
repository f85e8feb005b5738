package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityTest {

    private final Entity entity = new Entity(
            "ada",
            Map.of(
                    "role", EntityMetadata.of("admin"),
                    "age", EntityMetadata.of(36L),
                    "active", EntityMetadata.of(true),
                    "address", EntityMetadata.ofJson("{\"city\":\"London\"}")));

    @Test
    void accessors_ofTheirKind() {
        assertThat(entity.string("role")).contains("admin");
        assertThat(entity.integer("age")).contains(36L);
        assertThat(entity.bool("active")).contains(true);
        assertThat(entity.json("address")).contains("{\"city\":\"London\"}");
    }

    @Test
    void accessors_ofAnotherKind() {
        assertThat(entity.string("age")).isEmpty();
        assertThat(entity.string("address")).isEmpty();
        assertThat(entity.integer("role")).isEmpty();
        assertThat(entity.bool("role")).isEmpty();
        assertThat(entity.json("role")).isEmpty();
    }

    @Test
    void accessors_ofWhatIsNotThere() {
        assertThat(entity.string("Role")).isEmpty();
        assertThat(entity.integer("")).isEmpty();
        assertThat(entity.bool("inactive")).isEmpty();
        assertThat(entity.json("country")).isEmpty();
    }

    @Test
    void metadata_copied() {
        Map<String, EntityMetadata> metadata = new HashMap<>(Map.of("role", EntityMetadata.of("user")));
        Entity copy = new Entity("ada", metadata);
        metadata.put("role", EntityMetadata.of("admin"));

        assertThat(copy.string("role")).contains("user");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> copy.metadata().put("role", EntityMetadata.of("admin")));
    }

    @Test
    void nulls() {
        assertThatNullPointerException().isThrownBy(() -> new Entity(null, Map.of()));
        assertThatNullPointerException().isThrownBy(() -> new Entity("ada", null));
        assertThatNullPointerException().isThrownBy(() -> EntityMetadata.of((String) null));
        assertThatNullPointerException().isThrownBy(() -> EntityMetadata.ofJson(null));
    }

    @Test
    void account_key() {
        assertThat(Entity.ACCOUNT).isEqualTo(SessionKey.of("account", Entity.class));
    }
}
