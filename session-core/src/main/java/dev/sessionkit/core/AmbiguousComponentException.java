package dev.sessionkit.core;

/** Two components go by one name, or several could play a role and the settings do not choose. */
public final class AmbiguousComponentException extends StartupException {

    private static final long serialVersionUID = 1L;

    /**
     * A choice is missing.
     *
     * @param message between what, and how to write it down
     */
    public AmbiguousComponentException(String message) {
        super(message);
    }
}
