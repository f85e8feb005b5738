package dev.sessionkit.auth.password;

import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes passwords with Argon2id, and compares. Every comparison costs one hash, also where there is nothing to compare with,
 * so that the time it takes does not tell whether an account exists. The texts are PHC strings that other libraries read, such
 * as {@code $argon2id$v=19$m=19456,t=2,p=1$…}. Thread-safe.
 */
public final class PasswordHasher {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordHasher.class);

    /** Iterations and lanes that a stored hash may ask for, where the settings ask for fewer. */
    private static final int MOST_STORED_ITERATIONS = 16;

    private static final int MOST_STORED_LANES = 16;

    private final Argon2Cost cost;
    private final Argon2Cost mostStored;
    private final RandomGenerator random;
    private final Argon2 argon2;
    private final HashingSlots slots;
    private final EncodedHash nobodys;

    /**
     * A hasher for all logins of a host: only together do they stay within {@link PasswordSettings#hashesAtOnce()}.
     *
     * @param settings what a hash costs
     * @param context gives the randomness of salts
     */
    public PasswordHasher(PasswordSettings settings, ComponentContext context) {
        this(settings, context.random(), new PooledArgon2(settings.cost()), new HashingSlots(settings));
    }

    PasswordHasher(PasswordSettings settings, RandomGenerator random, Argon2 argon2, HashingSlots slots) {
        this.cost = settings.cost();
        this.mostStored = new Argon2Cost(
                settings.storedMemoryKib(), Math.max(cost.iterations(), MOST_STORED_ITERATIONS), MOST_STORED_LANES);
        this.random = random;
        this.argon2 = argon2;
        this.slots = slots;
        this.nobodys = hashOf(randomBytes(EncodedHash.HASH_BYTES));
    }

    /**
     * Hashes a new password with a new salt. It says nothing about the password's quality.
     *
     * @param password exactly as sent
     * @return what to store, some 100 characters of ASCII
     * @throws PasswordRefusedException where it is longer than {@value PasswordSettings#MOST_LENGTH} characters, or no text
     * @throws LoginBusyException where too many hashes are being computed
     */
    public String hash(Secret password) {
        try (PasswordBytes bytes = PasswordBytes.of(password.reveal()).orElseThrow(() -> refusal(password))) {
            return hashOf(bytes.bytes()).toPhc();
        }
    }

    /**
     * Whether this is the password. No password of more than {@value PasswordSettings#MOST_LENGTH} characters is.
     *
     * @param password exactly as sent, of any length
     * @param stored the account's hash, or empty where there is no account or it has no password
     * @return whether it is; never where {@code stored} is empty or not understood, which is found out after as much work
     * @throws LoginBusyException where too many hashes are being computed
     */
    public boolean matches(Secret password, Optional<String> stored) {
        Optional<EncodedHash> known = stored.flatMap(this::parse);
        EncodedHash expected = known.orElse(nobodys);
        Optional<PasswordBytes> hashable = PasswordBytes.of(password.reveal());
        try (PasswordBytes bytes = hashable.orElseGet(PasswordBytes::none)) {
            boolean equal = slots.run(expected.cost(), () -> expected.matches(bytes.bytes(), argon2));
            return equal && known.isPresent() && hashable.isPresent();
        }
    }

    /**
     * Whether a hash made today would be stronger, so that after a successful login the password is worth hashing again.
     *
     * @param stored as {@link #hash} returned it once
     * @return whether to hash again
     */
    public boolean needsUpgrade(String stored) {
        return EncodedHash.parse(stored, mostStored)
                .map(hash -> hash.isWeakerThan(cost))
                .orElse(true);
    }

    private EncodedHash hashOf(byte[] password) {
        byte[] salt = randomBytes(EncodedHash.SALT_BYTES);
        return slots.run(
                cost, () -> new EncodedHash(cost, salt, argon2.hash(password, salt, cost, EncodedHash.HASH_BYTES)));
    }

    private Optional<EncodedHash> parse(String stored) {
        Optional<EncodedHash> hash = EncodedHash.parse(stored, mostStored);
        if (hash.isEmpty()) {
            LOG.warn(
                    "An account's stored password is not an Argon2id PHC string within StoredMemoryKib: nothing matches it");
        }
        return hash;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static PasswordRefusedException refusal(Secret password) {
        boolean isLong = PasswordBytes.isTooLong(password.reveal());
        return new PasswordRefusedException(isLong ? PasswordFault.TOO_LONG : PasswordFault.NOT_TEXT);
    }
}
