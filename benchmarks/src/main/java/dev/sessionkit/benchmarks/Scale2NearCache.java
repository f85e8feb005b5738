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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/** A request that only reads, its session in PostgreSQL and in the near cache. Run it with {@code -t 1} and {@code -t 2}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Scale2NearCache {

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {

        @Param({"Caffeine", "Sessionkit"})
        String contender;

        private PostgresRows rows;
        private Row row;

        /** Starts the database and fills it. */
        @Setup
        public void open() throws Exception {
            rows = PostgresRows.open();
            row = rows.readAgain();
        }

        /** Stops the database. */
        @TearDown
        public void close() throws Exception {
            rows.close();
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
