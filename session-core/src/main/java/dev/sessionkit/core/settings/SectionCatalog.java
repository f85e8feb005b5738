package dev.sessionkit.core.settings;

import java.util.List;
import java.util.Optional;

/** Which sections there may be besides core's own. */
public interface SectionCatalog {

    /**
     * Looks a section up.
     *
     * @param key as written, in any case
     * @return what is known about it, or empty where there is no such section
     */
    Optional<KnownSection> find(String key);

    /**
     * All of them, to suggest one.
     *
     * @return the usual names, in order
     */
    List<String> names();
}
