package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class path and the module path offer the same components in both roles, and nothing is exported by accident. */
class ProvidedComponentsTest {

    private static final List<String> COMPONENTS =
            List.of(TokenSessionStore.class.getName(), SealedSessionStore.class.getName());

    @ParameterizedTest
    @ValueSource(classes = {SessionResolver.class, SessionStoreAccessor.class})
    void serviceFile_andModule_nameTheSame(Class<?> service) throws Exception {
        Path file = classes().resolve("META-INF/services").resolve(service.getName());
        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(COMPONENTS);
        assertThat(descriptor().provides())
                .filteredOn(provided -> provided.service().equals(service.getName()))
                .singleElement()
                .satisfies(
                        provided -> assertThat(provided.providers()).containsExactlyInAnyOrderElementsOf(COMPONENTS));
    }

    @Test
    void module_exportsOnePackageToAll() throws Exception {
        assertThat(descriptor().exports())
                .filteredOn(exported -> !exported.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("dev.sessionkit.store.token");
    }

    @Test
    @DisplayName("the signing of tokens is seen by the module that issues them, and by no other")
    void module_showsSigningToIssuer() throws Exception {
        assertThat(descriptor().exports())
                .filteredOn(ModuleDescriptor.Exports::isQualified)
                .allSatisfy(exported -> assertThat(exported.targets()).containsExactly("dev.sessionkit.auth"))
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "dev.sessionkit.store.token.claims",
                        "dev.sessionkit.store.token.jws",
                        "dev.sessionkit.store.token.signing");
    }

    private static ModuleDescriptor descriptor() throws IOException, URISyntaxException {
        try (InputStream module = Files.newInputStream(classes().resolve("module-info.class"))) {
            return ModuleDescriptor.read(module);
        }
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(TokenSessionStore.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
