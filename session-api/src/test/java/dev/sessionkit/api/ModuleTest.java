package dev.sessionkit.api;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The module")
class ModuleTest {

    @Test
    @DisplayName("exports two packages, to everybody, and needs java.base alone")
    void descriptor() throws IOException, URISyntaxException {
        ModuleDescriptor module = descriptorBeside(SessionId.class);

        assertThat(module.name()).isEqualTo("dev.sessionkit.api");
        assertThat(module.exports())
                .noneMatch(ModuleDescriptor.Exports::isQualified)
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("dev.sessionkit.api", "dev.sessionkit.spi");
        assertThat(module.requires().stream()
                        .map(ModuleDescriptor.Requires::name)
                        .collect(toSet()))
                .containsExactly("java.base");
        assertThat(module.opens()).isEmpty();
    }

    private static ModuleDescriptor descriptorBeside(Class<?> type) throws IOException, URISyntaxException {
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        }
    }
}
