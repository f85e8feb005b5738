package dev.sessionkit.auth.password;

import java.lang.ref.SoftReference;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id by Bouncy Castle, with the memory of one hash used again by the next: else each leaves as much garbage as it fills.
 * Idle memory is wiped, and given back to the JVM when that runs short. Thread-safe; there are as many memories as there were
 * hashes at once.
 */
final class PooledArgon2 implements Argon2 {

    private final int mostBlocks;
    private final Deque<SoftReference<HashMemory>> idle = new ConcurrentLinkedDeque<>();

    /** Keeps no more than the usual hash needs; a costlier one leaves the rest to the garbage collector. */
    PooledArgon2(Argon2Cost usual) {
        this.mostBlocks = HashMemory.blocks(usual);
    }

    @Override
    public byte[] hash(byte[] password, byte[] salt, Argon2Cost cost, int length) {
        HashMemory memory = take();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters(salt, cost, memory));
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        idle.addFirst(new SoftReference<>(memory)); // after a failure, the memory is not used again
        return hash;
    }

    private HashMemory take() {
        SoftReference<HashMemory> reference = idle.pollFirst();
        while (reference != null) {
            @Nullable HashMemory memory = reference.get();
            if (memory != null) {
                return memory;
            }
            reference = idle.pollFirst();
        }
        return new HashMemory(mostBlocks);
    }

    private static Argon2Parameters parameters(byte[] salt, Argon2Cost cost, HashMemory memory) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withBlockPool(memory)
                .build();
    }
}
