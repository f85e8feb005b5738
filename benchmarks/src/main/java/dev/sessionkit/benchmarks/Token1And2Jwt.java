package dev.sessionkit.benchmarks;

import java.util.List;
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

/** A token, verified or known. Run it with {@code -t 1} and {@code -t 2}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Token1And2Jwt {

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {

        /** A row and one of its contenders: not every library has every algorithm. */
        @Param({
            "token, HS256: signature, JDK",
            "token, HS256: Sessionkit",
            "token, HS256: jjwt",
            "token, HS256: jose4j",
            "token, HS256: nimbus",
            "token, HS256: java-jwt",
            "token, RS256: signature, JDK",
            "token, RS256: Sessionkit",
            "token, RS256: jjwt",
            "token, RS256: jose4j",
            "token, RS256: nimbus",
            "token, RS256: java-jwt",
            "token, ES256: signature, Bouncy Castle",
            "token, ES256: signature, JDK",
            "token, ES256: Sessionkit",
            "token, ES256: jjwt",
            "token, ES256: jose4j",
            "token, ES256: nimbus",
            "token, ES256: java-jwt",
            "token, EdDSA: signature, Bouncy Castle",
            "token, EdDSA: signature, JDK",
            "token, EdDSA: Sessionkit",
            "token, EdDSA: jjwt",
            "token, EdDSA: jose4j",
            "token, known: request alone",
            "token, known: Caffeine",
            "token, known: Sessionkit"
        })
        String contender;

        private VerifyRows verified;
        private CachedTokenRows known;

        /** Makes the issuers, their tokens and the stores. */
        @Setup
        public void open() {
            verified = new VerifyRows();
            known = new CachedTokenRows();
        }

        private Operation operation(int lane) {
            String[] rowAndName = contender.split(": ", 2);
            return List.of(verified.all(), List.of(known.known())).stream()
                    .flatMap(List::stream)
                    .filter(row -> row.name().equals(rowAndName[0]))
                    .findFirst()
                    .orElseThrow()
                    .operation(rowAndName[1], lane);
        }

        /** Stops the frameworks. */
        @TearDown
        public void close() {
            verified.close();
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
            operation = shared.operation(thread.getThreadIndex());
        }
    }

    /** One operation of one contender. */
    @Benchmark
    public Object operation(Lane lane) throws Exception {
        return lane.operation.run();
    }
}
