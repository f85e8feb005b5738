package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same classes on class path and module path. */
class ModuleTest {

    @Test
    void services_areThoseOfTheModule() throws Exception {
        ModuleDescriptor module = descriptor();
        assertThat(module.provides()).hasSize(2);
        for (ModuleDescriptor.Provides provided : module.provides()) {
            assertThat(providersOnClassPath(provided.service())).isEqualTo(provided.providers());
        }
    }

    @Test
    void exports_areOnePackage() throws Exception {
        assertThat(descriptor().exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactly("dev.sessionkit.store.jdbc");
    }

    @Test
    void requires_nothingOfCore() throws Exception {
        assertThat(descriptor().requires().stream()
                        .filter(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "java.sql", "org.slf4j", "dev.sessionkit.api");
    }

    @Test
    void modulePath_offersStoreAndAccounts() throws Exception {
        List<Path> path = Stream.of(JdbcSessionStore.class, SessionStoreAccessor.class, org.slf4j.Logger.class)
                .map(ModuleTest::place)
                .toList();
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(
                        ModuleFinder.of(path.toArray(Path[]::new)),
                        ModuleFinder.of(),
                        Set.of("dev.sessionkit.store.jdbc"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        assertThat(offered(SessionStoreAccessor.class, layer)).containsExactly(JdbcSessionStore.class.getName());
        assertThat(offered(Accounts.class, layer)).containsExactly(JdbcAccounts.class.getName());
    }

    private static List<String> offered(Class<?> service, ModuleLayer layer) throws Exception {
        Class<?> there = layer.findLoader("dev.sessionkit.api").loadClass(service.getName());
        return ServiceLoader.load(layer, there).stream()
                .map(provider -> provider.type().getName())
                .toList();
    }

    private static ModuleDescriptor descriptor() throws Exception {
        return ModuleFinder.of(place(JdbcSessionStore.class))
                .find("dev.sessionkit.store.jdbc")
                .orElseThrow()
                .descriptor();
    }

    private static List<String> providersOnClassPath(String service) throws Exception {
        Path file = place(JdbcSessionStore.class).resolve("META-INF/services/" + service);
        try (InputStream in = file.toUri().toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
