package dev.sessionkit.core;

/** There is no component of a name that the settings use, or none that can play the role it is chosen for. */
public final class ComponentNotFoundException extends StartupException {

    private static final long serialVersionUID = 1L;

    /**
     * A component is missing.
     *
     * @param message which, what there is instead, and what to do
     */
    public ComponentNotFoundException(String message) {
        super(message);
    }
}
