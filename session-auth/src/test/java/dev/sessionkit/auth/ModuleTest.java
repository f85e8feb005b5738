package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Accounts;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same services on class path and module path. */
class ModuleTest {

    @Test
    void services_areThoseOfTheModule() throws Exception {
        Path classes = Path.of(MemoryAccounts.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor module = ModuleFinder.of(classes)
                .find("dev.sessionkit.auth")
                .orElseThrow()
                .descriptor();
        assertThat(module.provides())
                .extracting(ModuleDescriptor.Provides::service)
                .contains(Accounts.class.getName());
        for (ModuleDescriptor.Provides provided : module.provides()) {
            assertThat(linesOf(classes.resolve("META-INF/services/" + provided.service())))
                    .containsExactlyInAnyOrderElementsOf(provided.providers());
        }
    }

    private static List<String> linesOf(Path file) throws Exception {
        try (InputStream in = file.toUri().toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
