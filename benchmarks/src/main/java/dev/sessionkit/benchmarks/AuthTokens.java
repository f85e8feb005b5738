package dev.sessionkit.benchmarks;

import java.util.ArrayList;
import java.util.List;
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

/** Our own access tokens: issued, verified, and known. Run it with {@code -t 1} and {@code -t 2}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AuthTokens {

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {

        /** A row and one of its contenders. */
        @Param({
            "issue, HS256: signature, JDK",
            "issue, HS256: Sessionkit",
            "issue, RS256: signature, JDK",
            "issue, RS256: Sessionkit",
            "issue, ES256: signature, Bouncy Castle",
            "issue, ES256: Sessionkit",
            "issue, EdDSA: signature, Bouncy Castle",
            "issue, EdDSA: Sessionkit",
            "own token, HS256: signature, JDK",
            "own token, HS256: Sessionkit",
            "own token, RS256: signature, JDK",
            "own token, RS256: Sessionkit",
            "own token, ES256: signature, Bouncy Castle",
            "own token, ES256: Sessionkit",
            "own token, EdDSA: signature, Bouncy Castle",
            "own token, EdDSA: Sessionkit",
            "access token, known: Sessionkit, not looked up",
            "access token, known: Sessionkit"
        })
        String contender;

        private IssueRows issued;
        private AccessTokenRows known;
        private IntFunction<Operation> lanes = lane -> () -> "";

        /** Makes the issuers, and starts the database. */
        @Setup
        public void open() throws Exception {
            issued = new IssueRows();
            known = AccessTokenRows.open();
            List<Row> rows = new ArrayList<>(issued.all());
            rows.add(known.known());
            lanes = AuthSigningIn.named(rows, contender);
        }

        /** Stops them. */
        @TearDown
        public void close() throws Exception {
            issued.close();
            known.close();
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
