package dev.sessionkit.auth;

import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.ComponentContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The framework's clock and randomness, for what is no component of its own. Thread-safe. */
record FrameworkContext(SessionRecords records) implements ComponentContext {

    @Override
    public String name() {
        return "Authentication";
    }

    @Override
    public InstantSource clock() {
        return records::now;
    }

    @Override
    public RandomGenerator random() {
        return records.random();
    }

    @Override
    public <T> Optional<T> hostObject(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T component(Class<T> type, String name) {
        throw new IllegalStateException("no component is asked for here");
    }
}
