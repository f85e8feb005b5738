package dev.sessionkit.core;

/**
 * The framework cannot start as it is set up. Each cause is a class of its own; every message says what to change. No message
 * holds a {@link dev.sessionkit.spi.Secret}, nor a value that came out of the environment or a file by a placeholder, unless
 * it is the name of a component.
 */
public abstract sealed class StartupException extends RuntimeException
        permits SettingsException, ComponentNotFoundException, AmbiguousComponentException, ComponentFailedException {

    private static final long serialVersionUID = 1L;

    StartupException(String message) {
        super(message);
    }

    StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
