package dev.sessionkit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares two threads that do the same work at the same time with one that does it alone. */
final class Together {

    private static final int THREADS = 2;
    private static final int BLOCK = 100;

    private final Plan plan;
    private final List<Operation> operations = new ArrayList<>();

    Together(Contender contender, Plan plan) {
        this.plan = plan;
        for (int lane = 0; lane < THREADS; lane++) {
            operations.add(contender.lanes().apply(lane));
        }
    }

    /** How much more the two do in the same time: the median of rounds that each have both. */
    double speedUp() throws Exception {
        double[] speedUps = new double[plan.togetherRounds()];
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            throughput(THREADS, threads);
            for (int round = 0; round < speedUps.length; round++) {
                double alone = throughput(1, threads);
                speedUps[round] = throughput(THREADS, threads) / alone;
            }
        } finally {
            threads.shutdown();
        }
        return Figures.median(speedUps);
    }

    /** Operations in a nanosecond. */
    private double throughput(int busy, ExecutorService threads) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(busy);
        List<Future<Double>> results = new ArrayList<>();
        for (int lane = 0; lane < busy; lane++) {
            results.add(threads.submit(timed(operations.get(lane), start)));
        }
        double sum = 0;
        for (Future<Double> result : results) {
            sum += result.get();
        }
        return sum;
    }

    private Callable<Double> timed(Operation operation, CyclicBarrier start) {
        return () -> {
            start.await();
            long began = System.nanoTime();
            long end = began + plan.together().toNanos();
            long done = 0;
            long now = began;
            while (now < end) {
                Blocks.run(operation, BLOCK);
                done += BLOCK;
                now = System.nanoTime();
            }
            return (double) done / (now - began);
        };
    }
}
