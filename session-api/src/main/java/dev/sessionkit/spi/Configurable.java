package dev.sessionkit.spi;

/**
 * A component that wants settings, or something of the framework. {@link #configure} is called once, before anything else,
 * and the component is published safely to other threads after it.
 *
 * @param <S> the record that its section of the settings is bound to; {@link NoSettings} if it has none
 */
public interface Configurable<S extends Record> {

    /**
     * Gets ready. What is thrown here stops the host from starting, with the component's name and the message.
     *
     * @param settings the component's own section
     * @param context the framework
     */
    void configure(S settings, ComponentContext context);
}
