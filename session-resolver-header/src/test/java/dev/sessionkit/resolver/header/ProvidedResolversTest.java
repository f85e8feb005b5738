package dev.sessionkit.resolver.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.SessionResolver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The class path and the module path offer the same resolvers, and nothing is exported by accident. */
class ProvidedResolversTest {

    private static final List<String> RESOLVERS = List.of(
            BearerSessionResolver.class.getName(),
            CookieSessionResolver.class.getName(),
            HeaderSessionResolver.class.getName());

    @Test
    void serviceFile_namesAllResolvers() throws Exception {
        Path file = classes().resolve("META-INF/services").resolve(SessionResolver.class.getName());
        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(RESOLVERS);
    }

    @Test
    void module_providesTheSame() throws Exception {
        assertThat(descriptor().provides()).singleElement().satisfies(provided -> {
            assertThat(provided.service()).isEqualTo(SessionResolver.class.getName());
            assertThat(provided.providers()).containsExactlyInAnyOrderElementsOf(RESOLVERS);
        });
    }

    @Test
    void module_exportsOnePackage_andNeedsTheApiAlone() throws Exception {
        assertThat(descriptor().exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("dev.sessionkit.resolver.header");
        assertThat(descriptor().requires())
                .filteredOn(needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "dev.sessionkit.api");
    }

    @Test
    void serviceLoader_constructsThem() {
        assertThat(ServiceLoader.load(SessionResolver.class))
                .extracting(resolver -> resolver.getClass().getName())
                .containsAll(RESOLVERS);
    }

    private static ModuleDescriptor descriptor() throws IOException, URISyntaxException {
        try (InputStream module = Files.newInputStream(classes().resolve("module-info.class"))) {
            return ModuleDescriptor.read(module);
        }
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(HeaderSessionResolver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
