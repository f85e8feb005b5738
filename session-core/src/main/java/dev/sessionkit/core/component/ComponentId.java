package dev.sessionkit.core.component;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A component's name as it stands in the settings. Immutable.
 *
 * @param base the name of the component
 * @param instance the part after {@code #}, where there are several of a kind; else empty
 */
record ComponentId(String base, String instance) {

    private static final Pattern FORM = Pattern.compile("([^#]+)(?:#([\\p{L}\\p{N}][\\p{L}\\p{N}._-]*))?");

    /** The parts of a name, or empty where it is none. */
    static Optional<ComponentId> parse(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ComponentId(parts.group(1), parts.group(2) == null ? "" : parts.group(2)));
    }

    /** What its one name ends with. */
    String suffix() {
        return instance.isEmpty() ? "" : "#" + instance;
    }
}
