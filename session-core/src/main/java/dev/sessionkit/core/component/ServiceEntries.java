package dev.sessionkit.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is registered for one service type, without making any of it. An entry that cannot be loaded does not hide the others:
 * it is logged, and kept in mind in case somebody chooses it.
 *
 * @param usable the others
 * @param broken those that cannot be loaded
 * @param <T> the service type
 */
record ServiceEntries<T>(List<ServiceLoader.Provider<T>> usable, List<Broken> broken) {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceEntries.class);
    private static final int MOST_BROKEN = 100; // a class path that cannot be read fails again and again

    /**
     * An entry that cannot be loaded.
     *
     * @param message why, with the name of its class where that is known
     * @param cause what was thrown
     */
    record Broken(String message, Throwable cause) {

        /** Whether this is the component of that name; the message of a service loader names the class. */
        boolean isOf(String name) {
            String end = "." + name.replace('$', '.').toLowerCase(Locale.ROOT);
            return Arrays.stream(message.split("[\\s:]+"))
                    .map(word -> "." + word.replace('$', '.').toLowerCase(Locale.ROOT))
                    .anyMatch(word -> word.endsWith(end) && word.lastIndexOf('.') > 0);
        }
    }

    static <T> ServiceEntries<T> of(Class<T> service, ClassLoader loader) {
        ServiceEntries.class.getModule().addUses(service);
        List<ServiceLoader.Provider<T>> usable = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        Spliterator<ServiceLoader.Provider<T>> entries =
                ServiceLoader.load(service, loader).stream().spliterator();
        boolean more = true;
        while (more && broken.size() < MOST_BROKEN) {
            try {
                more = entries.tryAdvance(usable::add);
            } catch (ServiceConfigurationError | LinkageError unusable) {
                LOG.warn("left out a component registered for {}: {}", service.getName(), unusable.toString());
                broken.add(new Broken(message(unusable), unusable));
            }
        }
        return new ServiceEntries<>(List.copyOf(usable), List.copyOf(broken));
    }

    /** A service loader's own message needs no class name before it. */
    private static String message(Error unusable) {
        String message = unusable.getMessage();
        if (message == null || unusable instanceof LinkageError) {
            return unusable.toString();
        }
        return unusable.getCause() instanceof ReflectiveOperationException || message.contains("no-arg constructor")
                ? message + " (a component is a public class, static if it is nested, with a public constructor without"
                        + " parameters)"
                : message;
    }
}
