package dev.sessionkit.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/** A new token. Run it with {@code -t 1} and {@code -t 2}: the second shall cost a thread no more. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Foundation6Token {

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {

        @Param({"one SecureRandom for all", "Sessionkit"})
        String contender;

        private Row row;

        /** Makes the random sources. */
        @Setup
        public void open() {
            row = TokenRows.create();
        }
    }

    /** What one thread does. */
    @State(Scope.Thread)
    public static class Lane {

        private Operation operation = () -> "";

        /** Takes this thread's part of the work. */
        @Setup
        public void enter(Shared shared, ThreadParams thread) {
            operation = shared.row.operation(shared.contender, thread.getThreadIndex());
        }
    }

    /** One operation of one contender. */
    @Benchmark
    public Object operation(Lane lane) throws Exception {
        return lane.operation.run();
    }
}
