package dev.sessionkit.core.settings;

import dev.sessionkit.spi.Setting;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code Authentication} (seed 002). Immutable.
 *
 * @param sessionResolver names of resolvers, in the order to try; empty where the settings leave the choice open
 */
public record AuthenticationSettings(
        @Setting("Names the resolver that finds a request's session, or several in the order to try, such as"
                + " CookieSessionResolver and HeaderSessionResolver. Without it, PreferredImplementations decides, or the"
                + " only one there is.")
        Optional<List<String>> sessionResolver) {

    /**
     * Checks that a list is one.
     *
     * @param sessionResolver names of resolvers
     * @throws IllegalArgumentException where the list is empty
     */
    public AuthenticationSettings {
        if (sessionResolver.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("SessionResolver names at least one resolver");
        }
    }
}
