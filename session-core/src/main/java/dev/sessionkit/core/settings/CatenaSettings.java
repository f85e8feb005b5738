package dev.sessionkit.core.settings;

import dev.sessionkit.spi.Setting;
import java.util.Optional;

/**
 * The section {@code Catena} (seed 002). Immutable.
 *
 * @param sessionStore which store
 */
public record CatenaSettings(
        @Setting("Where sessions are kept.") SessionStoreChoice sessionStore) {

    /**
     * The section {@code Catena.SessionStore}. Immutable.
     *
     * @param sessionProvider the name of a store, or empty where the settings leave the choice open
     */
    public record SessionStoreChoice(
            @Setting(
                    "Names the store, such as JdbcSessionStore. Without it, PreferredImplementations decides, or the only"
                            + " one there is.")
            Optional<String> sessionProvider) {}
}
