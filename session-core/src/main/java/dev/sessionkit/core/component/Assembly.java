package dev.sessionkit.core.component;

import dev.sessionkit.core.ComponentFailedException;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.core.settings.SettingsSections;
import dev.sessionkit.spi.Configurable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** Makes components when they are asked for, one instance a name, and closes them in the end. Thread-safe. */
final class Assembly implements AutoCloseable {

    private final Catalog catalog;
    private final Roles roles;
    private final Preferences preferences;
    private final SettingsSections sections;
    private final Ingredients ingredients;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Object> made = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> underWay = new ArrayList<>();
    private final Closing closing;
    private boolean closed;

    Assembly(
            Catalog catalog, Roles roles, Preferences preferences, SettingsSections sections, Ingredients ingredients) {
        this.catalog = catalog;
        this.roles = roles;
        this.preferences = preferences;
        this.sections = sections;
        this.ingredients = ingredients;
        this.closing = new Closing(sections.hidden());
    }

    /** What was picked, ready for use. */
    <T> Named<T> get(Class<T> type, Pick pick) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the framework is closed, so there is no " + pick.name() + " any more");
            }
            Object instance = made.get(pick.name());
            return new Named<>(pick.name(), type.cast(instance == null ? make(pick) : instance));
        } finally {
            lock.unlock();
        }
    }

    /** The component that is preferred for a service, else the only one there is. */
    <T> T chosen(Class<T> service) {
        lock.lock();
        try {
            Pick pick =
                    preferences.of(service).map(preference -> preference.pick()).orElseGet(() -> roles.only(service));
            return get(service, pick).component();
        } finally {
            lock.unlock();
        }
    }

    /** What {@code asking} asks its context for. */
    <T> T component(Class<T> type, String name, String asking) {
        lock.lock();
        try {
            Pick pick = roles.request(type, name, asking);
            preferences.against(pick, type).ifPresent(preference -> {
                throw new ComponentFailedException(
                        asking,
                        asking + " asks for " + pick.name() + ", but " + preference.path() + " lets only "
                                + preference.pick().name() + " be made (that is what its ! means)");
            });
            return get(type, pick).component();
        } finally {
            lock.unlock();
        }
    }

    /** What was made so far that is of a type, by name. */
    <T> List<Named<T>> made(Class<T> type) {
        lock.lock();
        try {
            return made.entrySet().stream()
                    .filter(entry -> type.isInstance(entry.getValue()))
                    .map(entry -> new Named<>(entry.getKey(), type.cast(entry.getValue())))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private Object make(Pick pick) {
        String name = pick.name();
        if (underWay.stream().anyMatch(name::equalsIgnoreCase)) {
            throw new ComponentFailedException(
                    name,
                    "components need each other in a circle: " + String.join(" -> ", underWay) + " -> " + name
                            + ". One of them has to do without, or ask when it is first used");
        }
        underWay.add(name);
        try {
            Object instance = constructed(pick);
            if (!pick.candidate().isReadyMade()) {
                configure(instance, pick);
                closing.add(name, instance);
            }
            made.put(name, instance);
            return instance;
        } finally {
            underWay.remove(underWay.size() - 1);
        }
    }

    private Object constructed(Pick pick) {
        try {
            return pick.candidate().source().get();
        } catch (ServiceConfigurationError unusable) {
            Throwable own = unusable.getCause() == null || unusable.getCause() instanceof ReflectiveOperationException
                    ? unusable
                    : unusable.getCause();
            throw failed(pick, "cannot be constructed", own);
        } catch (RuntimeException | LinkageError thrown) {
            throw failed(pick, "cannot be constructed", thrown);
        }
    }

    @SuppressWarnings("unchecked") // the section was bound to the record that the component declares
    private void configure(Object instance, Pick pick) {
        if (!(instance instanceof Configurable<?> configurable)) {
            return;
        }
        try {
            Record settings = sections.section(catalog.section(pick));
            ((Configurable<Record>) configurable).configure(settings, new OwnContext(pick.name(), ingredients, this));
        } catch (StartupException thrown) {
            closing.closeAfter(thrown, pick.name(), instance);
            throw thrown;
        } catch (RuntimeException | LinkageError | ServiceConfigurationError thrown) {
            ComponentFailedException failed = failed(pick, "cannot be configured", thrown);
            closing.closeAfter(failed, pick.name(), instance);
            throw failed;
        } catch (Error fatal) {
            closing.closeAfter(fatal, pick.name(), instance);
            throw fatal;
        }
    }

    private ComponentFailedException failed(Pick pick, String what, Throwable thrown) {
        String why = thrown instanceof NoClassDefFoundError
                ? "the class " + thrown.getMessage() + " is missing; is a dependency of its module left out?"
                : String.valueOf(thrown.getMessage() == null ? thrown : thrown.getMessage());
        String who = pick.name() + " (" + pick.candidate().type().getName() + ") ";
        String masked = sections.hidden().mask(why);
        return new ComponentFailedException(
                pick.name(), who + what + ": " + masked, sections.hidden().mask(thrown));
    }

    /** Closes all that was made, the last first, however many of them throw. The lock is not held meanwhile. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        closing.close();
    }

    /** Closes all that was made, because of {@code thrown}. */
    void closeAfter(Throwable thrown) {
        try {
            close();
        } catch (RuntimeException alsoThrown) {
            thrown.addSuppressed(alsoThrown);
        }
    }
}
