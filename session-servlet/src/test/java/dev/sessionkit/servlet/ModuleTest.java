package dev.sessionkit.servlet;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.Modifier;
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
    @DisplayName("exports the filter and the endpoints, and needs no more than it says")
    void descriptor() throws IOException, URISyntaxException {
        ModuleDescriptor module;
        try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }

        assertThat(module.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("dev.sessionkit.servlet", "dev.sessionkit.servlet.login");
        assertThat(module.requires().stream()
                        .filter(required -> !required.modifiers().contains(Requires.Modifier.STATIC))
                        .map(Requires::name)
                        .collect(toSet()))
                .containsExactlyInAnyOrder(
                        "java.base",
                        "dev.sessionkit.auth",
                        "dev.sessionkit.core",
                        "dev.sessionkit.resolver.header",
                        "jakarta.servlet",
                        "org.slf4j",
                        "tools.jackson.databind");
    }

    @Test
    @DisplayName("has few public types")
    void publicTypes() throws Exception {
        assertThat(publicTypes("dev.sessionkit.servlet"))
                .containsExactlyInAnyOrder(
                        "SessionFilter",
                        "SessionFilter$Builder",
                        "HttpSessions",
                        "CrossSiteGuard",
                        "CrossSiteRequestException");
        assertThat(publicTypes("dev.sessionkit.servlet.login"))
                .containsExactlyInAnyOrder("LoginApi", "SessionApiSettings", "TokenPairApiSettings");
    }

    private static List<String> publicTypes(String inPackage) throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes().resolve(inPackage.replace('.', '/')))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (Modifier.isPublic(Class.forName(inPackage + "." + name).getModifiers())) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(SessionFilter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
