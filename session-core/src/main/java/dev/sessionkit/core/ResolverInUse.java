package dev.sessionkit.core;

import dev.sessionkit.core.component.Named;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.SessionResolver;

/**
 * A resolver and what follows from what it is. Immutable.
 *
 * @param name what the settings call it
 * @param component ready for use
 * @param backing where changes of the sessions go that it carries
 */
record ResolverInUse(String name, SessionResolver component, Backing backing) {

    static ResolverInUse of(Named<SessionResolver> resolver) {
        Backing backing = resolver.component() instanceof CarriedSessions carrier
                ? CarriedBacking.of(resolver, carrier)
                : ReadOnlyBacking.of(resolver);
        return new ResolverInUse(resolver.name(), resolver.component(), backing);
    }
}
