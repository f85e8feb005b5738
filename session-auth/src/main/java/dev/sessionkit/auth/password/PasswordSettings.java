package dev.sessionkit.auth.password;

import dev.sessionkit.auth.bounds.SettingRange;
import dev.sessionkit.spi.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How passwords are judged and hashed. Immutable.
 *
 * @param leastLength how many characters a new password has at the least
 * @param commonPasswords passwords that everybody tries first
 * @param memoryKib what a hash fills
 * @param iterations how often a hash goes over its memory
 * @param parallelism in how many lanes
 * @param storedMemoryKib what a stored hash may ask for
 * @param hashesAtOnce how many hashes are computed at a time
 * @param longestWait how long a login waits for its turn
 */
public record PasswordSettings(
        @Setting(
                value =
                        "How many characters a new password has at the least, 8 to 64. NIST SP 800-63B-4 asks for 15 where"
                                + " the password is the only factor.",
                byDefault = "8")
        int leastLength,

        @Setting(
                "A file of passwords that nobody may choose, one per line, compared without regard to case. Read at start.")
        Optional<Path> commonPasswords,

        @Setting(value = "How much memory a hash fills, in KiB, 7168 to 1048576 (Argon2id m).", byDefault = "19456")
        int memoryKib,

        @Setting(
                value =
                        "How often a hash goes over its memory, 1 to 64 (Argon2id t). The less memory, the more often: 46 MiB"
                                + " once, 19 MiB twice, 12 MiB 3, 9 MiB 4, 7 MiB 5 times.",
                byDefault = "2")
        int iterations,

        @Setting(
                value = "In how many lanes, 1 to 16 (Argon2id p). They are computed one after the other.",
                byDefault = "1")
        int parallelism,

        @Setting(
                value =
                        "How much memory a stored hash may ask for, in KiB, MemoryKib to 1048576. One that asks for more"
                                + " matches no password.",
                byDefault = "65536")
        int storedMemoryKib,

        @Setting(
                "How many hashes are computed at a time, 1 to 1024. Without it, as many as there are processors, and no more"
                        + " than fit in a quarter of the heap.")
        Optional<Integer> hashesAtOnce,

        @Setting(
                value =
                        "How long a login waits for its turn to be hashed before it is told to come back, PT0S to PT30S.",
                byDefault = "PT1S")
        Duration longestWait) {

    /** How many characters a password has at the most. Longer ones are refused, never cut. */
    public static final int MOST_LENGTH = 256;

    private static final int MOST_KIB = 1_048_576;
    private static final int BYTES_IN_KIB = 1024;

    /**
     * Checks the bounds.
     *
     * @param leastLength 8 to 64
     * @param commonPasswords any
     * @param memoryKib 7168 to 1048576
     * @param iterations as many as OWASP asks for with that memory
     * @param parallelism 1 to 16
     * @param storedMemoryKib not less than memoryKib
     * @param hashesAtOnce so many that half of the heap stays free
     * @param longestWait at most 30 seconds
     * @throws IllegalArgumentException where something is out of bounds
     */
    public PasswordSettings {
        SettingRange.check("LeastLength", 8, 64, leastLength);
        SettingRange.check("MemoryKib", 7_168, MOST_KIB, memoryKib);
        SettingRange.check("Iterations", 1, 64, iterations);
        SettingRange.check("Parallelism", 1, 16, parallelism);
        SettingRange.check("StoredMemoryKib", memoryKib, MOST_KIB, storedMemoryKib);
        SettingRange.check("LongestWait", Duration.ZERO, Duration.ofSeconds(30), longestWait);
        if (!new Argon2Cost(memoryKib, iterations, parallelism).isStrong()) {
            throw new IllegalArgumentException("MemoryKib " + memoryKib + " with Iterations " + iterations
                    + " is weaker than OWASP's least: write 19456 and 2, or 47104 and 1");
        }
        hashesAtOnce.ifPresent(hashes -> checkFits(hashes, memoryKib));
    }

    /** What hashes made from now on cost. */
    Argon2Cost cost() {
        return new Argon2Cost(memoryKib, iterations, parallelism);
    }

    /** How many hashes are computed at a time, at least 1. */
    int hashSlots() {
        return hashesAtOnce.orElseGet(() -> Math.max(
                1, Math.min(Runtime.getRuntime().availableProcessors(), (int) Math.min(1024, fitting(memoryKib, 4)))));
    }

    private static void checkFits(int hashes, int memoryKib) {
        SettingRange.check("HashesAtOnce", 1, 1024, hashes);
        if (hashes > 1 && hashes > fitting(memoryKib, 2)) {
            throw new IllegalArgumentException("HashesAtOnce " + hashes + " of MemoryKib " + memoryKib
                    + " take more than half of the heap: lower one, or give the JVM more (-Xmx)");
        }
    }

    /** How many hashes fit into the heap divided by {@code part}. */
    private static long fitting(int memoryKib, int part) {
        return Runtime.getRuntime().maxMemory() / part / BYTES_IN_KIB / memoryKib;
    }
}
