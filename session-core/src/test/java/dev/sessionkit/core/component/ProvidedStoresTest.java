package dev.sessionkit.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.memory.MemorySessionStore;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The class path and the module path offer the same. */
class ProvidedStoresTest {

    @Test
    void the_service_file_and_the_module_name_the_memory_store() throws Exception {
        Path file = classes().resolve("META-INF/services").resolve(SessionStoreAccessor.class.getName());

        assertThat(Files.readAllLines(file)).containsExactly(MemorySessionStore.class.getName());
        assertThat(module().provides()).singleElement().satisfies(provided -> {
            assertThat(provided.service()).isEqualTo(SessionStoreAccessor.class.getName());
            assertThat(provided.providers()).containsExactly(MemorySessionStore.class.getName());
        });
    }

    @Test
    void the_module_uses_what_the_loader_looks_for() throws Exception {
        assertThat(module().uses())
                .containsExactlyInAnyOrder(SessionResolver.class.getName(), SessionStoreAccessor.class.getName());
    }

    private static ModuleDescriptor module() throws IOException, URISyntaxException {
        try (InputStream module = Files.newInputStream(classes().resolve("module-info.class"))) {
            return ModuleDescriptor.read(module);
        }
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(ComponentLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
