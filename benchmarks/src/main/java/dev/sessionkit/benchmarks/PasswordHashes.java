package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionkit.auth.password.PasswordHasher;
import dev.sessionkit.auth.password.PasswordSettings;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The least that a login by password can cost: one Argon2id hash, at the cost that the settings have by default. */
final class PasswordHashes {

    static final Secret PASSWORD = Secret.of("correct horse battery staple");

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;

    private static final PasswordSettings SETTINGS = new PasswordSettings(
            8, Optional.empty(), MEMORY_KIB, ITERATIONS, LANES, 65_536, Optional.empty(), Duration.ofSeconds(1));

    private static final String FRAMEWORK = """
            {
              "Authentication": { "SessionResolver": "ContextTap" },
              "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } }
            }""";

    private final PasswordHasher hasher;
    private final String stored;

    PasswordHashes() {
        try (ContextTap.Tapped tapped = ContextTap.open(FRAMEWORK)) {
            this.hasher = new PasswordHasher(SETTINGS, tapped.context());
        }
        this.stored = hasher.hash(PASSWORD);
    }

    /** The password's, as an account keeps it. */
    String stored() {
        return stored;
    }

    /** As a login compares it. */
    Operation ours() {
        return () -> {
            if (!hasher.matches(PASSWORD, Optional.of(stored))) {
                throw new IllegalStateException("the password did not match its own hash");
            }
            return stored;
        };
    }

    /** As Bouncy Castle computes it where nobody lends it memory. */
    static Operation bouncyCastle() {
        byte[] password = PASSWORD.reveal().getBytes(UTF_8);
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(new byte[BYTES / 2])
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(ITERATIONS)
                .withParallelism(LANES)
                .build();
        return () -> {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            byte[] hash = new byte[BYTES];
            generator.generateBytes(password, hash);
            return hash;
        };
    }
}
