package dev.sessionkit.benchmarks;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Counts machine instructions by letting {@code instructions.py} step through the calling thread. What it costs to start and
 * stop is taken off by counting a short and a long run; the median of a few such differences leaves out what the virtual
 * machine does now and then on any thread. Used by one thread.
 */
final class Instructions implements AutoCloseable {

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final int PAGE = 4096;
    private static final int STATE = 0;
    private static final int THREAD = 8;
    private static final int COUNT = 16;

    private static final long ASKED = 1;
    private static final long STEPPED = 2;
    private static final long COUNTING = 3;
    private static final long FINISHED = 4;
    private static final long COUNTED = 5;
    private static final long DONE = 9;

    private static final int FEW = 8;
    private static final int MORE = 64; // a multiple of the reads after which Caffeine tidies up

    private final ByteBuffer shared;
    private final int repetitions;

    private Instructions(ByteBuffer shared, int repetitions) {
        this.shared = shared;
        this.repetitions = repetitions;
    }

    static Instructions over(Path file, int repetitions) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer shared =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, PAGE).order(ByteOrder.nativeOrder());
            return new Instructions(shared, repetitions);
        }
    }

    /** How many instructions an operation takes, once it is compiled. */
    double perOperation(Operation operation) throws Exception {
        Path thread = Path.of("/proc/thread-self").toRealPath().getFileName();
        LONGS.setVolatile(shared, THREAD, Long.parseLong(thread.toString()));
        double[] differences = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long few = count(operation, FEW);
            differences[i] = (double) (count(operation, FEW + MORE) - few) / MORE;
        }
        Arrays.sort(differences);
        return differences[repetitions / 2];
    }

    private long count(Operation operation, int times) throws Exception {
        LONGS.setVolatile(shared, STATE, ASKED);
        await(STEPPED);
        LONGS.setVolatile(shared, STATE, COUNTING);
        Blocks.run(operation, times);
        LONGS.setVolatile(shared, STATE, FINISHED);
        await(COUNTED);
        return (long) LONGS.getVolatile(shared, COUNT);
    }

    private void await(long state) {
        while ((long) LONGS.getVolatile(shared, STATE) != state) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        LONGS.setVolatile(shared, STATE, DONE);
    }
}
