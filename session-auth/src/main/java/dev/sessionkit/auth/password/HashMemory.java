package dev.sessionkit.auth.password;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/** The memory of one hash at a time, in blocks of 1 KiB. Used by one thread at a time. */
final class HashMemory implements BlockPool {

    private static final int WORKING_BLOCKS = 4; // beside the memory itself: R, Z, address and input

    private final int mostBlocks;
    private final Deque<Block> idle = new ArrayDeque<>();

    HashMemory(int mostBlocks) {
        this.mostBlocks = mostBlocks;
    }

    /** How many blocks a hash of this cost needs. */
    static int blocks(Argon2Cost cost) {
        return cost.memoryKib() + WORKING_BLOCKS;
    }

    @Override
    public Block allocate() {
        Block block = idle.pollFirst();
        return block != null ? block : new Block();
    }

    /** Wipes the block: what it held leads to the password faster than the hash does. */
    @Override
    public void deallocate(Block block) {
        block.clear();
        if (idle.size() < mostBlocks) {
            idle.addFirst(block); // last wiped, first used: it is still in the processor's cache
        }
    }
}
