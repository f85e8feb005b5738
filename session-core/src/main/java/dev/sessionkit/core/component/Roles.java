package dev.sessionkit.core.component;

import java.util.List;
import java.util.Optional;

/** Finds who plays which role. */
final class Roles {

    private final Candidates candidates;
    private final Advice advice;

    Roles(Candidates candidates) {
        this.candidates = candidates;
        this.advice = new Advice(candidates);
    }

    /**
     * The component of a name, for a service that it is registered for.
     *
     * @param path where the name stands
     */
    Pick cast(Class<?> service, String name, String path) {
        Pick pick = find(service, name, path);
        if (!pick.candidate().hasRole(service)) {
            throw advice.wrongRole(pick, service, path);
        }
        return pick;
    }

    /**
     * The component of a name that another asks for, as a type that may be no service type of its own.
     *
     * @param path who asks
     */
    Pick request(Class<?> type, String name, String path) {
        candidates.include(candidates.serviceOf(type));
        Pick pick = find(type, name, path);
        if (!type.isAssignableFrom(pick.candidate().type())) {
            throw advice.wrongRole(pick, type, path);
        }
        return pick;
    }

    private Pick find(Class<?> service, String name, String path) {
        Optional<Pick> pick = ComponentId.parse(name).flatMap(candidates::pick);
        return pick.orElseThrow(() -> advice.notFound(name, service, path));
    }

    /** The only component that there is for a service. */
    Pick only(Class<?> service) {
        List<Pick> all = candidates.playing(service);
        if (all.isEmpty()) {
            throw advice.nobody(service);
        }
        if (all.size() > 1) {
            throw advice.several(service);
        }
        return all.get(0);
    }
}
