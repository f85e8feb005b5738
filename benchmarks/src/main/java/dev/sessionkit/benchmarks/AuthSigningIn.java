package dev.sessionkit.benchmarks;

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

/** Signing in and renewing tokens, accounts and sessions in PostgreSQL. By one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AuthSigningIn {

    /** What is measured. */
    @State(Scope.Benchmark)
    public static class Shared {

        /** A row and one of its contenders. */
        @Param({
            "login: Argon2id alone",
            "login: Argon2id, Bouncy Castle",
            "login: statements alone",
            "login: Sessionkit, SessionsService",
            "login: Sessionkit, TokenPairs",
            "login: Sessionkit, AuthenticationService",
            "reissue: SELECT ×2, UPDATE",
            "reissue: Sessionkit",
            "reissue again: SELECT ×2",
            "reissue again: Sessionkit",
            "refresh: ... and signatures",
            "refresh: Sessionkit",
            "refresh again: ... and signatures",
            "refresh again: Sessionkit"
        })
        String contender;

        private SigningInRows rows;
        private Operation operation = () -> "";

        /** Starts the database and fills it. */
        @Setup
        public void open() throws Exception {
            rows = SigningInRows.open();
            operation = named(rows.all(), contender).apply(0);
        }

        /** Stops the database. */
        @TearDown
        public void close() throws Exception {
            rows.close();
        }
    }

    /** The work of {@code row: contender}. */
    static IntFunction<Operation> named(List<Row> rows, String name) {
        String[] rowAndName = name.split(": ", 2);
        Row found = rows.stream()
                .filter(row -> row.name().equals(rowAndName[0]))
                .findFirst()
                .orElseThrow();
        return lane -> found.operation(rowAndName[1], lane);
    }

    /** One operation of one contender. */
    @Benchmark
    public Object operation(Shared shared) throws Exception {
        return shared.operation.run();
    }
}
