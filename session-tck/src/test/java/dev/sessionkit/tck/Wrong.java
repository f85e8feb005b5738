package dev.sessionkit.tck;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * An implementation with a flaw.
 *
 * @param flaw what it does wrong
 * @param breaks the rules it breaks, and no others
 * @param make makes a new one
 * @param <T> what it implements
 */
record Wrong<T>(String flaw, TreeSet<String> breaks, Supplier<T> make) {

    static <T> Wrong<T> of(String flaw, String breaks, Supplier<T> make) {
        return new Wrong<>(flaw, new TreeSet<>(Arrays.asList(breaks.split(" "))), make);
    }

    @Override
    public String toString() {
        return flaw;
    }
}
