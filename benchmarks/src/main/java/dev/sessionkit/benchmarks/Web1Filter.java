package dev.sessionkit.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
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

/** A request with a cookie through a container and a filter. Run it with {@code -t 1} and {@code -t 2}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Web1Filter {

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {

        /** A row and one of its contenders. */
        @Param({
            "web, Jetty: empty filter",
            "web, Jetty: Sessionkit, not asked for",
            "web, Jetty: Sessionkit",
            "web, Jetty: Spring Session map",
            "web, Tomcat: empty filter",
            "web, Tomcat: Sessionkit, not asked for",
            "web, Tomcat: Sessionkit",
            "web, Tomcat: Spring Session map"
        })
        String contender;

        private WebRows rows;
        private IntFunction<Operation> lanes = lane -> () -> "";

        /** Starts the containers. */
        @Setup
        public void open() throws Exception {
            rows = new WebRows();
            lanes = AuthSigningIn.named(rows.all(), contender);
        }

        /** Stops them. */
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
            operation = shared.lanes.apply(thread.getThreadIndex());
        }
    }

    /** One operation of one contender. */
    @Benchmark
    public Object operation(Lane lane) throws Exception {
        return lane.operation.run();
    }
}
