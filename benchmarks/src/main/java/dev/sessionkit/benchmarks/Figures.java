package dev.sessionkit.benchmarks;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What was measured of one contender of one row.
 *
 * @param row whose
 * @param contender who
 * @param nanos of each round, by one operation
 * @param bytes allocated by an operation
 * @param instructions of an operation, where they were counted
 * @param speedUp how much more two threads do than one, where that was measured
 */
record Figures(
        Row row,
        Contender contender,
        double[] nanos,
        double bytes,
        OptionalDouble instructions,
        OptionalDouble speedUp) {

    double medianNanos() {
        return median(nanos);
    }

    /** The median of the ratios round by round, in which noise hits both. */
    double timesOf(Figures other) {
        double[] ratios = new double[nanos.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = nanos[i] / other.nanos[i];
        }
        return median(ratios);
    }

    /** The median of the differences round by round. */
    double moreNanosThan(Figures other) {
        double[] differences = new double[nanos.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = nanos[i] - other.nanos[i];
        }
        return median(differences);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
