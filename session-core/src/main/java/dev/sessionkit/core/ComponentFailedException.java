package dev.sessionkit.core;

import java.util.Objects;

/** A component was found and could not be made ready. What had been made before it is closed again. */
public final class ComponentFailedException extends StartupException {

    private static final long serialVersionUID = 1L;

    /** What the settings call it. */
    private final String component;

    /**
     * A component failed by itself.
     *
     * @param component what the settings call it
     * @param message what happened and what to do
     */
    public ComponentFailedException(String component, String message) {
        super(message);
        this.component = Objects.requireNonNull(component, "component");
    }

    /**
     * A component failed by something else.
     *
     * @param component what the settings call it
     * @param message what happened and what to do
     * @param cause what it threw, without secrets
     */
    public ComponentFailedException(String component, String message, Throwable cause) {
        super(message, cause);
        this.component = Objects.requireNonNull(component, "component");
    }

    /**
     * Which component failed.
     *
     * @return what the settings call it
     */
    public String component() {
        return component;
    }
}
