package dev.sessionkit.core.component;

import java.util.Objects;

/**
 * A component and what the settings call it. Immutable.
 *
 * @param name its one name, however the settings spell it; with {@code #} and its own name where there are several of a kind
 * @param component ready for use
 * @param <T> what it is taken for
 */
public record Named<T>(String name, T component) {

    /**
     * Checks that both are there.
     *
     * @param name its one name
     * @param component ready for use
     */
    public Named {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(component, "component");
    }
}
