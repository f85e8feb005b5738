package dev.sessionkit.benchmarks;

/** One unit of work, such as a request from its headers to its commit. Used by one thread. */
@FunctionalInterface
interface Operation {

    /**
     * Does the work once.
     *
     * @return something that depends on it, so that no compiler leaves the work out
     */
    Object run() throws Exception;
}
