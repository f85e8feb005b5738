package dev.sessionkit.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Measures the contenders of a row in turns, in an order that is new in each round, so that noise hits all alike. */
final class Measuring {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BLOCKS_FOR_BYTES = 10;

    private final Plan plan;
    private final Random order;
    private final Optional<Instructions> instructions;

    Measuring(Plan plan, long seed, Optional<Instructions> instructions) {
        this.plan = plan;
        this.order = new Random(seed);
        this.instructions = instructions;
    }

    /** All figures of a row but for two threads, in the order of its contenders. */
    List<Figures> measure(Row row, boolean twoThreads) throws Exception {
        List<Operation> operations = new ArrayList<>();
        for (Contender contender : row.contenders()) {
            operations.add(contender.lanes().apply(0));
        }
        warmUp(operations, row.block());
        double[][] nanos = rounds(operations, row.block());
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Contender contender = row.contenders().get(i);
            Operation operation = operations.get(i);
            double bytes = bytes(operation, row.block());
            OptionalDouble counted = instructions.isPresent()
                    ? OptionalDouble.of(instructions.get().perOperation(operation))
                    : OptionalDouble.empty();
            OptionalDouble speedUp =
                    twoThreads ? OptionalDouble.of(new Together(contender, plan).speedUp()) : OptionalDouble.empty();
            figures.add(new Figures(row, contender, nanos[i], bytes, counted, speedUp));
        }
        return figures;
    }

    private void warmUp(List<Operation> operations, int block) throws Exception {
        long end = System.nanoTime() + plan.warmUp().toNanos() * operations.size();
        while (System.nanoTime() < end) {
            for (Operation operation : operations) {
                Blocks.run(operation, block);
            }
        }
    }

    private double[][] rounds(List<Operation> operations, int block) throws Exception {
        double[][] nanos = new double[operations.size()][plan.rounds()];
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            turns.add(i);
        }
        for (int round = 0; round < plan.rounds(); round++) {
            Collections.shuffle(turns, order);
            for (int turn : turns) {
                long start = System.nanoTime();
                Blocks.run(operations.get(turn), block);
                nanos[turn][round] = (double) (System.nanoTime() - start) / block;
            }
        }
        return nanos;
    }

    private static double bytes(Operation operation, int block) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Blocks.run(operation, block * BLOCKS_FOR_BYTES);
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / (block * BLOCKS_FOR_BYTES);
    }
}
