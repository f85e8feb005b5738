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

/** Requests whose session is in PostgreSQL: one that reads, one that changes an attribute, one that makes a session, and a list. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Foundation3To5Postgres {

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {

        @Param({"read", "change", "create", "list ten"})
        String work;

        @Param({"limit", "Sessionkit", "Spring Session JDBC"})
        String contender;

        private PostgresRows rows;
        private Row row;

        /** Starts the database and fills it. */
        @Setup
        public void open() throws Exception {
            rows = PostgresRows.open();
            row = rows.all().stream()
                    .filter(each -> each.name().endsWith(work))
                    .findFirst()
                    .orElseThrow();
        }

        private String contender() {
            return contender.equals("limit") ? row.contenders().get(0).name() : contender;
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
            operation = shared.row.operation(shared.contender(), thread.getThreadIndex());
        }
    }

    /** One operation of one contender. */
    @Benchmark
    public Object operation(Lane lane) throws Exception {
        return lane.operation.run();
    }
}
