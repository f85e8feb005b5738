package dev.sessionkit.core.component;

/**
 * A component that somebody named. Immutable.
 *
 * @param candidate which
 * @param name its one name, with {@code #} and its own name where it is one of several of a kind
 */
record Pick(Candidate candidate, String name) {}
