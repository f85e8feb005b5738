package dev.sessionkit.core.component;

import dev.sessionkit.core.StartupException;
import dev.sessionkit.core.settings.KnownSection;
import dev.sessionkit.core.settings.SessionsSettings;
import dev.sessionkit.core.settings.SettingsDocument;
import dev.sessionkit.core.settings.SettingsSections;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses, makes and configures the components that the settings name. First all faults of the settings are found, without
 * making anything; then what was chosen is made, and what it asks for. If that fails, what was made is closed again.
 */
public final class ComponentLoader {

    private ComponentLoader() {}

    /**
     * Loads.
     *
     * @param document the settings
     * @param ingredients what the host brings along
     * @return everything that was chosen, ready for use; to be closed
     * @throws StartupException where the settings have faults, or a component is missing, ambiguous or broken
     */
    public static LoadedComponents load(SettingsDocument document, Ingredients ingredients) {
        Candidates candidates = candidates(ingredients);
        Catalog catalog = new Catalog(candidates, ingredients.hostSections());
        SettingsSections sections = SettingsSections.of(document, catalog);
        Roles roles = new Roles(candidates);
        Problems problems = new Problems(sections);
        Preferences preferences = Preferences.read(sections, candidates, roles, problems);
        Selection selection = Selection.of(sections, roles, preferences, problems);
        catalog.hostSections().forEach(sections::need);
        selection
                .picks()
                .filter(pick -> !pick.candidate().isReadyMade())
                .map(catalog::section)
                .forEach(sections::need);
        problems.check();

        Assembly assembly = new Assembly(catalog, roles, preferences, sections, ingredients);
        try {
            return loaded(selection, catalog, sections, assembly);
        } catch (RuntimeException | Error failed) {
            assembly.closeAfter(failed);
            throw failed;
        }
    }

    private static Candidates candidates(Ingredients ingredients) {
        Candidates candidates = new Candidates(ingredients.classLoader());
        candidates.include(SessionResolver.class);
        candidates.include(SessionStoreAccessor.class);
        ingredients.serviceTypes().forEach(candidates::include);
        ingredients.components().forEach(candidates::add);
        ingredients.resolvers().forEach((name, made) -> candidates.addReadyMade(name, made, SessionResolver.class));
        ingredients.stores().forEach((name, made) -> candidates.addReadyMade(name, made, SessionStoreAccessor.class));
        return candidates;
    }

    private static LoadedComponents loaded(
            Selection selection, Catalog catalog, SettingsSections sections, Assembly assembly) {
        Map<Class<?>, Record> hostSections = new HashMap<>();
        for (KnownSection section : catalog.hostSections()) {
            Record settings = sections.section(section);
            hostSections.put(settings.getClass(), settings);
        }
        Named<SessionStoreAccessor> store =
                assembly.get(SessionStoreAccessor.class, selection.store().orElseThrow());
        List<Named<SessionResolver>> resolvers = selection.resolvers().stream()
                .map(pick -> assembly.get(SessionResolver.class, pick))
                .toList();
        SessionsSettings sessions = sections.sessions().orElseThrow();
        return new LoadedComponents(resolvers, store, sessions, hostSections, assembly);
    }
}
