package dev.sessionkit.benchmarks;

import java.time.Duration;

/**
 * How much is done.
 *
 * @param warmUp of each contender
 * @param rounds how many blocks of each contender count
 * @param together how long two threads run in each of the rounds that compare them with one
 * @param togetherRounds how many such rounds there are
 * @param countings of instructions; the median counts
 */
record Plan(Duration warmUp, int rounds, Duration together, int togetherRounds, int countings) {

    static final Plan FULL = new Plan(Duration.ofSeconds(5), 101, Duration.ofMillis(300), 11, 3);
    static final Plan QUICK = new Plan(Duration.ofSeconds(2), 31, Duration.ofMillis(150), 5, 1);
}
