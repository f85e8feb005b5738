package dev.sessionkit.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Argon2Test {

    private static final Argon2Cost USUAL = new Argon2Cost(19_456, 2, 1);
    private static final byte[] PASSWORD = "correct horse".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SALT = new byte[16];

    @Test
    @DisplayName("RFC 9106, section 5.3, in memory that is used again and again")
    void rfcVector() {
        HashMemory memory = new HashMemory(36);
        for (int round = 0; round < 3; round++) {
            assertThat(HexFormat.of().formatHex(rfcVector(memory)))
                    .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
        }
    }

    @Test
    void hash_sameInReusedMemory() {
        PooledArgon2 argon2 = new PooledArgon2(new Argon2Cost(64, 2, 1));
        byte[] first = argon2.hash(PASSWORD, SALT, new Argon2Cost(64, 2, 1), 32);
        byte[] larger = argon2.hash(PASSWORD, SALT, new Argon2Cost(256, 3, 2), 24);

        assertThat(argon2.hash(PASSWORD, SALT, new Argon2Cost(64, 2, 1), 32)).isEqualTo(first);
        assertThat(argon2.hash(PASSWORD, SALT, new Argon2Cost(256, 3, 2), 24)).isEqualTo(larger);
    }

    @Test
    @DisplayName("auth 2: the 19 MiB of a hash are used again, so that a login leaves little garbage")
    void hash_reusesItsMemory() {
        PooledArgon2 argon2 = new PooledArgon2(USUAL);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        argon2.hash(PASSWORD, SALT, USUAL, 32);

        long before = threads.getCurrentThreadAllocatedBytes();
        argon2.hash(PASSWORD, SALT, USUAL, 32);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(512 * 1024);
    }

    @Test
    void memory_isWiped() {
        HashMemory memory = new HashMemory(36);
        rfcVector(memory);

        for (int block = 0; block < 36; block++) {
            assertThat(memory.allocate()).usingRecursiveComparison().isEqualTo(new Argon2BytesGenerator.Block());
        }
    }

    @Test
    void memory_keepsNoMoreThanUsual() {
        HashMemory memory = new HashMemory(1);
        Argon2BytesGenerator.Block kept = memory.allocate();
        Argon2BytesGenerator.Block dropped = memory.allocate();
        memory.deallocate(kept);
        memory.deallocate(dropped);

        assertThat(memory.allocate()).isSameAs(kept);
        assertThat(memory.allocate()).isNotSameAs(dropped);
    }

    private static byte[] rfcVector(HashMemory memory) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withIterations(3)
                .withMemoryAsKB(32)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .withBlockPool(memory)
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);
        return tag;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
