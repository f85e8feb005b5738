package dev.sessionkit.core.component;

import dev.sessionkit.core.AmbiguousComponentException;
import dev.sessionkit.core.ComponentFailedException;
import dev.sessionkit.core.ComponentNotFoundException;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.core.settings.Excerpt;
import dev.sessionkit.core.settings.NearestName;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to tell a newcomer whose component is not there. */
final class Advice {

    /** Where those of our own components are that are not in core. */
    private static final Map<String, String> OUR_MODULES = Map.of(
            "HeaderSessionResolver", "session-resolver-header",
            "BearerSessionResolver", "session-resolver-header",
            "CookieSessionResolver", "session-resolver-header",
            "JdbcSessionStore", "session-store-jdbc",
            "JdbcAccounts", "session-store-jdbc",
            "MemoryAccounts", "session-auth",
            "TokenSessionStore", "session-store-token",
            "SealedSessionStore", "session-store-token");

    private final Candidates candidates;

    Advice(Candidates candidates) {
        this.candidates = candidates;
    }

    /** Nobody goes by a name that stands at {@code path} of the settings, or was asked for by a component. */
    StartupException notFound(String name, Class<?> service, String path) {
        String shown = Excerpt.of(name);
        Optional<ServiceEntries.Broken> broken =
                candidates.broken().stream().filter(entry -> entry.isOf(name)).findFirst();
        if (broken.isPresent()) {
            return new ComponentFailedException(
                    shown,
                    "the component " + shown + " is registered but cannot be loaded: "
                            + broken.get().message(),
                    broken.get().cause());
        }
        String reason = candidates.isUnregisteredClass(name)
                ? ". The class is there, but it is not registered: " + registration(service)
                : missing(name, service);
        return new ComponentNotFoundException(path + " names \"" + shown + "\", but there is no such "
                + service.getSimpleName() + reason + unloadable());
    }

    private String missing(String name, Class<?> service) {
        List<String> known = names(service);
        String guess = NearestName.of(name, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse(".");
        String module = OUR_MODULES.get(name);
        if (module != null) {
            return "." + known(known) + " Add the dependency dev.sessionkit:" + module + ".";
        }
        return guess + known(known) + " Is its jar on the class path or module path? If it is yours: "
                + registration(service);
    }

    /** Nobody is registered for a service. */
    StartupException nobody(Class<?> service) {
        return new ComponentNotFoundException("there is no " + service.getSimpleName()
                + " at all. Add a module that has one to the class path or module path. If it is yours: "
                + registration(service) + unloadable());
    }

    /** Somebody is chosen for what he is not. */
    StartupException wrongRole(Pick pick, Class<?> service, String path) {
        List<String> roles = pick.candidate().roles().stream()
                .map(Class::getSimpleName)
                .sorted()
                .toList();
        String is = roles.isEmpty() ? pick.candidate().type().getName() : String.join(" and a ", roles);
        String hint = service.isAssignableFrom(pick.candidate().type())
                ? ". Its class implements " + service.getSimpleName() + ", but: " + registration(service)
                : "." + known(names(service));
        return new ComponentNotFoundException(
                path + " wants a " + service.getSimpleName() + ", and " + pick.name() + " is a " + is + hint);
    }

    /** Several are registered, and nobody has chosen. */
    StartupException several(Class<?> service) {
        List<String> names = names(service);
        return new AmbiguousComponentException("there are " + names.size() + " components to choose from as "
                + service.getSimpleName() + ": " + String.join(", ", names)
                + ". Write the one you want into the settings, such as\n  " + choice(service, names.get(0)));
    }

    /** The very JSON to write. */
    private static String choice(Class<?> service, String name) {
        if (service == SessionResolver.class) {
            return "\"Authentication\": { \"SessionResolver\": \"" + name + "\" }";
        }
        if (service == SessionStoreAccessor.class) {
            return "\"Catena\": { \"SessionStore\": { \"SessionProvider\": \"" + name + "\" } }";
        }
        return "\"PreferredImplementations\": { \"" + service.getSimpleName() + "\": \"" + name + "\" }";
    }

    private String registration(Class<?> type) {
        Class<?> service = candidates.serviceOf(type);
        return "annotate the class with @AutoService(" + service.getSimpleName()
                + ".class), or write its name into META-INF/services/" + service.getName()
                + " (and `provides` into its module-info), or hand the class to the builder.";
    }

    private List<String> names(Class<?> service) {
        return candidates.usableAs(service).stream().map(Pick::name).toList();
    }

    private static String known(List<String> names) {
        return names.isEmpty() ? " None is known." : " Known: " + String.join(", ", names) + ".";
    }

    private String unloadable() {
        List<ServiceEntries.Broken> broken = candidates.broken();
        return broken.isEmpty()
                ? ""
                : " Registered, but cannot be loaded: "
                        + String.join(
                                "; ",
                                broken.stream()
                                        .map(ServiceEntries.Broken::message)
                                        .toList());
    }
}
