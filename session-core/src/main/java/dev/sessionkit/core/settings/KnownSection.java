package dev.sessionkit.core.settings;

import java.util.function.Supplier;

/** What is known about a section that is not one of core's own. Immutable. */
public sealed interface KnownSection {

    /**
     * Its one name.
     *
     * @return the name, however it was written
     */
    String name();

    /**
     * A section that becomes a record.
     *
     * @param name its one name
     * @param settings the record; throws {@link IllegalArgumentException} where that cannot be told
     */
    record Bound(String name, Supplier<Class<? extends Record>> settings) implements KnownSection {}

    /**
     * The section of a component that cannot be loaded, so that nobody knows what belongs there. It is left alone.
     *
     * @param name its one name
     */
    record Unchecked(String name) implements KnownSection {}

    /**
     * A section of which it is open whose it is.
     *
     * @param name its one name
     * @param why what to write instead
     */
    record Refused(String name, String why) implements KnownSection {}
}
