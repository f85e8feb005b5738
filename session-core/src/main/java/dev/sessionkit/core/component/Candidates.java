package dev.sessionkit.core.component;

import dev.sessionkit.core.AmbiguousComponentException;
import dev.sessionkit.core.component.Candidate.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Every component there is, by name, before any is made: those registered as services, those the host named by class and
 * those it handed over. Used by one thread at a time.
 */
final class Candidates {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

    private final ClassLoader loader;
    private final Set<Class<?>> services = new LinkedHashSet<>();
    private final List<Candidate> all = new ArrayList<>();
    private final List<ServiceEntries.Broken> broken = new ArrayList<>();

    Candidates(ClassLoader loader) {
        this.loader = loader;
    }

    /** Adds what is registered for a service type, once. */
    void include(Class<?> service) {
        if (services.add(service)) {
            ServiceEntries<?> entries = ServiceEntries.of(service, loader);
            broken.addAll(entries.broken());
            for (ServiceLoader.Provider<?> entry : entries.usable()) {
                add(entry.type(), Set.of(service), entry);
            }
        }
    }

    /** Adds a class for every service type that it implements. */
    void add(Class<?> type) {
        Set<Class<?>> roles = new HashSet<>(services);
        roles.removeIf(service -> !service.isAssignableFrom(type));
        add(type, roles, () -> ComponentClass.make(type));
    }

    private void add(Class<?> type, Set<Class<?>> roles, Supplier<?> source) {
        String name = Candidate.shortName(type);
        if (NAME.matcher(name).matches()) {
            join(new Candidate(name, type, roles, source, Origin.MADE_HERE), same -> same.type() == type);
        } else {
            String message = type.getName() + " needs a @ComponentName of letters, digits, -, _ and .";
            broken.add(new ServiceEntries.Broken(message, new IllegalArgumentException(message)));
        }
    }

    /** Adds an object for one service type. */
    void addReadyMade(String name, Object made, Class<?> role) {
        join(
                new Candidate(name, made.getClass(), Set.of(role), () -> made, Origin.READY_MADE),
                same -> same.shortName().equals(name) && same.source().get() == made);
    }

    /** Whoever is registered twice is one candidate with both roles. */
    private void join(Candidate added, Predicate<Candidate> isSame) {
        List<Candidate> same = all.stream()
                .filter(known -> known.origin() == added.origin() && isSame.test(known))
                .toList();
        Set<Class<?>> roles = new HashSet<>(added.roles());
        same.forEach(known -> roles.addAll(known.roles()));
        all.removeAll(same);
        all.add(new Candidate(added.shortName(), added.type(), Set.copyOf(roles), added.source(), added.origin()));
    }

    /** All service types that were looked for. */
    Set<Class<?>> services() {
        return services;
    }

    List<Candidate> all() {
        return all;
    }

    /** What could not be loaded. */
    List<ServiceEntries.Broken> broken() {
        return broken;
    }

    /** All components that are registered for a service type, by name. */
    List<Pick> playing(Class<?> service) {
        return all.stream()
                .filter(candidate -> candidate.hasRole(service))
                .map(candidate -> new Pick(candidate, name(candidate)))
                .sorted(Comparator.comparing(Pick::name))
                .toList();
    }

    /** All components registered for a service type, or for the service type of some narrower type that they are of. */
    List<Pick> usableAs(Class<?> type) {
        return playing(serviceOf(type)).stream()
                .filter(pick -> services.contains(type)
                        || type.isAssignableFrom(pick.candidate().type()))
                .toList();
    }

    /** The service type that a narrower type belongs to, such as that of all stores for a store that writes. */
    Class<?> serviceOf(Class<?> type) {
        return services.stream()
                .filter(service -> service.isAssignableFrom(type))
                .findFirst()
                .orElse(type);
    }

    /** The components that the settings may mean by a name without instance. */
    List<Candidate> named(String base) {
        List<Candidate> byClass =
                all.stream().filter(each -> each.isClass(base)).toList();
        return byClass.isEmpty()
                ? all.stream().filter(each -> each.answersTo(base)).toList()
                : byClass;
    }

    /**
     * The component that the settings call so.
     *
     * @throws AmbiguousComponentException where several are called so
     */
    Optional<Pick> pick(ComponentId id) {
        List<Candidate> named = named(id.base());
        if (named.size() > 1) {
            throw new AmbiguousComponentException(claimedTwice(id.base()));
        }
        return named.stream()
                .filter(each -> id.instance().isEmpty() || !each.isReadyMade())
                .findFirst()
                .map(each -> new Pick(each, name(each) + id.suffix()));
    }

    /** A component's one name: its class's where another claims the short one. */
    String name(Candidate candidate) {
        long claims = all.stream()
                .filter(other -> other.shortName().equalsIgnoreCase(candidate.shortName()))
                .count();
        return claims > 1 && !candidate.isReadyMade() ? candidate.type().getName() : candidate.shortName();
    }

    /** What to say of a name that several go by. */
    String claimedTwice(String base) {
        List<String> classes =
                named(base).stream().map(each -> each.type().getName()).sorted().toList();
        return "\"" + base + "\" is the name of " + classes.size() + " components: " + String.join(", ", classes)
                + ". Name the one you mean by its class, or give yours another name with @ComponentName";
    }

    /** Whether there is a class of that name, registered or not; it is not initialized. */
    boolean isUnregisteredClass(String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
