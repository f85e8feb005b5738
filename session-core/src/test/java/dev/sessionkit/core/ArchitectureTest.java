package dev.sessionkit.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.module.ModuleDescriptor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The invariants of ARCHITECTURE.md that concern api and core, each by its number there. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sessionkit.api", "dev.sessionkit.spi", "dev.sessionkit.core");

    @Test
    @DisplayName("1. session-api depends on java.base alone")
    void apiStandsAlone() throws IOException {
        ModuleDescriptor api = descriptor(dev.sessionkit.api.SessionId.class);
        assertThat(api.requires()).extracting(ModuleDescriptor.Requires::name).containsExactly("java.base");
        classes()
                .that()
                .resideInAnyPackage("dev.sessionkit.api..", "dev.sessionkit.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.sessionkit.api..", "dev.sessionkit.spi..", "java..", "javax.crypto..") // java.base
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("dev.sessionkit.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sessionkit.spi..")
                .check(OURS);
    }

    @Test
    @DisplayName("3. each module exports what a user needs and nothing else")
    void exports() throws IOException {
        assertThat(exported(dev.sessionkit.api.SessionId.class))
                .containsExactlyInAnyOrder("dev.sessionkit.api", "dev.sessionkit.spi");
        assertThat(exported(SessionFramework.class)).containsExactly("dev.sessionkit.core");
    }

    @Test
    @DisplayName("4. nobody asks another clock or random source than the framework's")
    void injectedTimeAndRandomness() {
        noClasses().should().callMethod(Instant.class, "now").check(OURS);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(OURS);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(OURS);
        noClasses()
                .that(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(StripedRandom.class)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(SecureRandom.class)
                .check(OURS);
    }

    @Test
    @DisplayName("7. no session data is Java-serialized")
    void noSerialization() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .check(OURS);
    }

    @Test
    @DisplayName("8. the request's life knows nothing of how settings are read")
    void directions() {
        noClasses()
                .that()
                .resideInAPackage("dev.sessionkit.core.settings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sessionkit.core.component..", "dev.sessionkit.core.memory..")
                .check(OURS);
    }

    private static Set<String> exported(Class<?> of) throws IOException {
        return descriptor(of).exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private static ModuleDescriptor descriptor(Class<?> of) throws IOException {
        List<java.net.URL> all = java.util.Collections.list(of.getClassLoader().getResources("module-info.class"));
        String home = of.getProtectionDomain().getCodeSource().getLocation().toString();
        Optional<java.net.URL> own =
                all.stream().filter(url -> url.toString().contains(home)).findFirst();
        try (InputStream in = own.orElseThrow().openStream()) {
            return ModuleDescriptor.read(in);
        }
    }
}
