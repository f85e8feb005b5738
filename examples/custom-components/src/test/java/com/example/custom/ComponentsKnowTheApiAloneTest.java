package com.example.custom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The components could lie in a jar of their own, compiled against session-api; and services know none of them. */
@AnalyzeClasses(packages = "com.example.custom", importOptions = ImportOption.DoNotIncludeTests.class)
class ComponentsKnowTheApiAloneTest {

    @ArchTest
    static final ArchRule COMPONENTS_KNOW_THE_API_AND_THEIR_OWN_LIBRARIES = classes()
            .that()
            .resideInAPackage("com.example.custom")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "com.example.custom",
                    "dev.sessionkit.api",
                    "dev.sessionkit.spi",
                    "java..",
                    "tools.jackson..",
                    "com.github.benmanes.caffeine.cache",
                    "com.google.auto.service");

    @ArchTest
    static final ArchRule THE_PARTY_SERVICE_DOES_NOT_KNOW_WHICH_STORE_IS_BEHIND_IT = classes()
            .that()
            .haveSimpleName("PartyService")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("com.example.custom.host", "dev.sessionkit.api", "dev.sessionkit.core", "java..");

    @ArchTest
    static final ArchRule THE_PROVIDER_KNOWS_NOTHING_OF_SESSIONKIT = noClasses()
            .that()
            .resideInAPackage("com.example.custom.provider")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sessionkit..", "com.example.custom", "com.example.custom.host");
}
