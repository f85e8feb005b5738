package dev.sessionkit.core.component;

import dev.sessionkit.core.settings.Excerpt;
import dev.sessionkit.core.settings.NearestName;
import dev.sessionkit.core.settings.SettingsSections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is taken for an interface where nothing else chooses: the section {@code PreferredImplementations}. Immutable. */
final class Preferences {

    private static final String SECTION = "PreferredImplementations";

    private final Map<Class<?>, Preference> byService;

    private Preferences(Map<Class<?>, Preference> byService) {
        this.byService = Map.copyOf(byService);
    }

    /**
     * A preference.
     *
     * @param pick who
     * @param exclusive whether nobody else may be made for this interface
     * @param path where the settings say so
     */
    record Preference(Pick pick, boolean exclusive, String path) {}

    static Preferences read(SettingsSections sections, Candidates candidates, Roles roles, Problems problems) {
        Map<Class<?>, Preference> byService = new HashMap<>();
        sections.preferredImplementations().orElse(Map.of()).forEach((key, value) -> {
            String path = SECTION + "." + Excerpt.of(key);
            List<Class<?>> services = candidates.services().stream()
                    .filter(service -> service.getSimpleName().equalsIgnoreCase(key)
                            || service.getName().equalsIgnoreCase(key))
                    .toList();
            if (services.size() != 1) {
                List<String> known =
                        candidates.services().stream().map(Class::getSimpleName).toList();
                sections.fault(path, "is no known interface; " + NearestName.hint(key, known));
                return;
            }
            Class<?> service = services.get(0);
            boolean exclusive = value.startsWith("!");
            String name = exclusive ? value.substring(1) : value;
            problems.attempt(path, () -> roles.cast(service, name, path)).ifPresent(pick -> {
                if (byService.putIfAbsent(service, new Preference(pick, exclusive, path)) != null) {
                    sections.fault(path, "this interface stands here twice, by its simple and by its qualified name");
                }
            });
        });
        return new Preferences(byService);
    }

    Optional<Preference> of(Class<?> service) {
        return Optional.ofNullable(byService.get(service));
    }

    /** The preference that keeps {@code pick} from being taken as a {@code type}, if there is one. */
    Optional<Preference> against(Pick pick, Class<?> type) {
        return byService.entrySet().stream()
                .filter(entry -> entry.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .filter(preference ->
                        preference.exclusive && !preference.pick.candidate().equals(pick.candidate()))
                .findFirst();
    }
}
