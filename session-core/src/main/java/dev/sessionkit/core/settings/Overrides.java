package dev.sessionkit.core.settings;

import dev.sessionkit.core.settings.SettingValue.Members;
import dev.sessionkit.core.settings.SettingValue.Nothing;
import dev.sessionkit.core.settings.SettingValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Puts the values of environment variables named {@code Section__Key} in place of what the document says; {@code __} again
 * leads further in. Names are matched without regard to case, and count only where they begin with a known section.
 *
 * <p>The text of a variable may spell any single value; {@code null} is JSON null, and a list is written as a JSON array.
 */
final class Overrides {

    private static final String SEPARATOR = "__";

    private final Map<String, String> environment;
    private final Faults faults;

    Overrides(Map<String, String> environment, Faults faults) {
        this.environment = environment;
        this.faults = faults;
    }

    /**
     * The sections with the variables' values.
     *
     * @param sections by name
     * @param names a section's one name by any spelling of it, or empty where there is no such section
     */
    Map<String, SettingValue> over(Map<String, SettingValue> sections, Function<String, Optional<String>> names) {
        Map<String, SettingValue> result = new LinkedHashMap<>(sections);
        Map<String, String> setBy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        environment.keySet().stream().sorted().forEach(variable -> {
            List<String> segments = List.of(variable.split(SEPARATOR, -1));
            if (segments.size() > 1) {
                List<String> keys = segments.subList(1, segments.size());
                names.apply(segments.get(0))
                        .filter(section -> isSound(section, keys, variable, setBy))
                        .ifPresent(section -> {
                            SettingValue before = result.getOrDefault(section, Members.NONE);
                            result.put(section, with(before, keys, variable, section));
                        });
            }
        });
        return result;
    }

    private boolean isSound(String section, List<String> keys, String variable, Map<String, String> setBy) {
        String path = section + "." + String.join(".", keys);
        String other = setBy.putIfAbsent(path, variable);
        if (other != null) {
            String both = Excerpt.of(other) + ", " + Excerpt.of(variable);
            faults.add(Excerpt.of(path), "is set by two environment variables: " + both);
            return false;
        }
        if (keys.size() > JsonReader.DEEPEST) {
            faults.add(section, "the environment variable " + Excerpt.of(variable) + " leads too far in");
            return false;
        }
        return true;
    }

    private SettingValue with(SettingValue before, List<String> keys, String variable, String path) {
        if (keys.isEmpty()) {
            return value(variable);
        }
        if (!(before instanceof Members || before instanceof Nothing)) {
            faults.add(
                    path,
                    "is " + before.kind() + "; the environment variable " + Excerpt.of(variable)
                            + " sets a key inside of it");
            return before;
        }
        Members members = before instanceof Members present ? present : Members.NONE;
        String key = members.spelling(keys.get(0)).orElse(keys.get(0));
        SettingValue inner = members.members().getOrDefault(key, Members.NONE);
        Map<String, SettingValue> changed = new LinkedHashMap<>(members.members());
        changed.put(key, with(inner, keys.subList(1, keys.size()), variable, Paths.join(path, key)));
        return new Members(changed);
    }

    private SettingValue value(String variable) {
        String text = environment.getOrDefault(variable, "");
        return text.equals("null") ? new Nothing(Optional.of(variable)) : new Text(text, Optional.of(variable));
    }
}
