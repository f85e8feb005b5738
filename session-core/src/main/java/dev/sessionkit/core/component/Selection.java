package dev.sessionkit.core.component;

import dev.sessionkit.core.component.Preferences.Preference;
import dev.sessionkit.core.settings.SettingsSections;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who was chosen: by the paths of seed 002, else by preference, else because there is no other. Immutable.
 *
 * @param resolvers in the order to try
 * @param store empty only where there is a problem
 */
record Selection(List<Pick> resolvers, Optional<Pick> store) {

    private static final String RESOLVERS = "Authentication.SessionResolver";
    private static final String STORE = "Catena.SessionStore.SessionProvider";

    /** Chooses. What goes wrong is among {@code problems} or the faults of the sections. */
    static Selection of(SettingsSections sections, Roles roles, Preferences preferences, Problems problems) {
        List<Pick> resolvers = new ArrayList<>();
        sections.authentication().ifPresent(authentication -> {
            List<String> names = authentication.sessionResolver().orElse(List.of());
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                String path = names.size() == 1 ? RESOLVERS : RESOLVERS + "[" + i + "]";
                problems.attempt(path, () -> roles.cast(SessionResolver.class, name, path))
                        .ifPresent(resolvers::add);
            }
            if (names.isEmpty()) {
                byDefault(SessionResolver.class, RESOLVERS, roles, preferences, problems)
                        .ifPresent(resolvers::add);
            }
        });
        Optional<Pick> store = sections.catena().flatMap(catena -> {
            Optional<String> name = catena.sessionStore().sessionProvider();
            return name.isPresent()
                    ? problems.attempt(STORE, () -> roles.cast(SessionStoreAccessor.class, name.get(), STORE))
                    : byDefault(SessionStoreAccessor.class, STORE, roles, preferences, problems);
        });
        Selection selection = new Selection(List.copyOf(resolvers), store);
        selection.refuseRepeats(sections);
        selection.refuseExcluded(sections, preferences);
        return selection;
    }

    private static Optional<Pick> byDefault(
            Class<?> service, String path, Roles roles, Preferences preferences, Problems problems) {
        return preferences
                .of(service)
                .map(Preference::pick)
                .or(() -> problems.attempt(path, () -> roles.only(service)));
    }

    /** All of them. */
    Stream<Pick> picks() {
        return Stream.concat(resolvers.stream(), store.stream());
    }

    private void refuseRepeats(SettingsSections sections) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Pick pick : resolvers) {
            if (!seen.add(pick.name())) {
                sections.fault(RESOLVERS, "names " + pick.name() + " twice");
            }
        }
    }

    private void refuseExcluded(SettingsSections sections, Preferences preferences) {
        resolvers.forEach(pick -> refuseExcluded(sections, preferences, pick, SessionResolver.class, RESOLVERS));
        store.ifPresent(pick -> refuseExcluded(sections, preferences, pick, SessionStoreAccessor.class, STORE));
    }

    private static void refuseExcluded(
            SettingsSections sections, Preferences preferences, Pick pick, Class<?> service, String path) {
        preferences
                .against(pick, service)
                .ifPresent(preference -> sections.fault(
                        path,
                        "names " + pick.name() + ", but " + preference.path() + " lets only "
                                + preference.pick().name()
                                + " be made (that is what its ! means); change one of the two"));
    }
}
