package dev.sessionkit.core;

import dev.sessionkit.core.component.LoadedComponents;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.core.settings.AssuranceLevel;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.RevocableSessions;
import dev.sessionkit.spi.SelfContainedSessions;
import java.util.Optional;

/** What must fit together at the start where sessions travel with their clients. */
final class TravellingSessions {

    private TravellingSessions() {}

    /**
     * Refuses settings with which such sessions would be lost, or promise more than they keep.
     *
     * @throws ComponentFailedException where they do not fit; it says what to write
     */
    static void check(LoadedComponents components) {
        checkCarrier(components);
        components.sessions().assuranceLevel().ifPresent(level -> {
            checkRevocable(components.store(), level);
            components.resolvers().forEach(resolver -> {
                checkRevocable(resolver, level);
                checkLookedUp(resolver, level);
            });
        });
    }

    private static void checkCarrier(LoadedComponents components) {
        String store = components.store().name();
        boolean carried = components.resolvers().stream()
                .anyMatch(resolver -> resolver.component() == components.store().component());
        if (components.store().component() instanceof CarriedSessions && !carried) {
            throw new ComponentFailedException(
                    store,
                    store + " is the store, and its sessions travel with their clients, but nothing carries them: name "
                            + store + " in Authentication.SessionResolver, too");
        }
    }

    private static void checkRevocable(Named<?> resolver, AssuranceLevel level) {
        Optional<Revocations> revocations = Revocations.of(resolver);
        boolean travels =
                resolver.component() instanceof CarriedSessions || resolver.component() instanceof RevocableSessions;
        if (travels && revocations.isEmpty()) {
            throw new ComponentFailedException(
                    resolver.name(),
                    "Sessions.AssuranceLevel is " + level + ", but " + resolver.name()
                            + " cannot end a session that a client holds: give it a DenyList, or leave AssuranceLevel out"
                            + " (ASVS 7.4.1)");
        }
    }

    private static void checkLookedUp(Named<?> resolver, AssuranceLevel level) {
        if (resolver.component() instanceof SelfContainedSessions tokens && tokens.selfContained()) {
            throw new ComponentFailedException(
                    resolver.name(),
                    "Sessions.AssuranceLevel is " + level + ", but " + resolver.name()
                            + " opens sessions by what their tokens say alone, and nobody can end one: have it look them up,"
                            + " or leave AssuranceLevel out (ASVS 7.4.1)");
        }
    }
}
