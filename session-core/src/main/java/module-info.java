/**
 * Reads the settings, loads the components they name, and leads every request through its session.
 *
 * <p>A component of another module hands core its settings as a record. Core makes it by reflection, so it is a public record
 * of an exported package, or its package is opened: {@code opens com.example.store to dev.sessionkit.core}.
 */
module dev.sessionkit.core {
    requires transitive dev.sessionkit.api;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static com.google.auto.service;
    requires static org.jspecify;

    exports dev.sessionkit.core;

    uses dev.sessionkit.spi.SessionResolver;
    uses dev.sessionkit.spi.SessionStoreAccessor;

    provides dev.sessionkit.spi.SessionStoreAccessor with
            dev.sessionkit.core.memory.MemorySessionStore;
}
