package dev.sessionkit.benchmarks;

import java.util.function.IntFunction;

/**
 * One way to do a row's work.
 *
 * @param name as the table and JMH show it
 * @param part what it is there for
 * @param lanes makes the work of one thread, numbered from 0, so that threads need not meet at the same session
 */
record Contender(String name, Part part, IntFunction<Operation> lanes) {

    enum Part {
        /** The least that the work can cost: what the ratio to the limit is counted from. */
        LIMIT,
        OURS,
        /** What a host would pick instead. */
        PEER,
        /** Only to be read beside the others. */
        INFORMATION
    }
}
