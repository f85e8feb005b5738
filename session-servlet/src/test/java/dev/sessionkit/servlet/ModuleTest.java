package dev.sessionkit.servlet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The module")
class ModuleTest {

    @Test
    @DisplayName("exports one package, and does not know how anybody signs in")
    void descriptor() throws IOException, URISyntaxException {
        ModuleDescriptor module;
        try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }

        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("dev.sessionkit.servlet");
        assertThat(module.requires().stream()
                        .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                        .map(Requires::name)
                        .collect(toSet()))
                .containsExactlyInAnyOrder(
                        "java.base", "dev.sessionkit.core", "jakarta.servlet", "org.slf4j", "tools.jackson.databind");
    }

    @Test
    @DisplayName("has few public types")
    void publicTypes() throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes().resolve("dev/sessionkit/servlet"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("dev.sessionkit.servlet." + name);
                if (java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
                    names.add(name);
                }
            }
        }

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "SessionFilter", "SessionFilter$Builder", "CrossSiteGuard", "CrossSiteRequestException");
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(SessionFilter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
