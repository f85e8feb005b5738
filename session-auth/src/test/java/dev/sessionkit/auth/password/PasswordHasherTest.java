package dev.sessionkit.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.sessionkit.auth.LoggedLines;
import dev.sessionkit.auth.WrittenSettings;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.KitContext;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords and their hashes, by the real function where it counts, by one that is counted elsewhere. */
class PasswordHasherTest {

    private static final PasswordSettings SETTINGS = WrittenSettings.passwords("{}");
    private static final Secret HORSE = Secret.of("correct horse");
    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final PasswordHasher hasher = new PasswordHasher(SETTINGS, new KitContext("Auth"));
    private final CountedArgon2 counted = new CountedArgon2();
    private final PasswordHasher countedHasher = hasher(SETTINGS);

    @Test
    void hash_isPhcString() {
        assertThat(hasher.hash(HORSE))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void hash_differsForTheSamePassword() {
        assertThat(countedHasher.hash(HORSE)).isNotEqualTo(countedHasher.hash(HORSE));
    }

    @Test
    void matches_thePasswordAndNoOther() {
        Optional<String> stored = Optional.of(hasher.hash(HORSE));

        assertThat(hasher.matches(HORSE, stored)).isTrue();
        assertThat(hasher.matches(Secret.of("Correct horse"), stored)).isFalse();
    }

    @Test
    @DisplayName("A hash made by the reference implementation, from its own tests")
    void matches_referenceImplementation() {
        String stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.matches(Secret.of("password"), Optional.of(stored))).isTrue();
        assertThat(hasher.matches(Secret.of("passwore"), Optional.of(stored))).isFalse();
    }

    @Test
    @DisplayName("Another library reads our strings, and we read its")
    void matches_otherLibrary() {
        Argon2Function other = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID, 19);
        String theirs =
                Password.hash(HORSE.reveal()).addRandomSalt(16).with(other).getResult();

        assertThat(hasher.matches(HORSE, Optional.of(theirs))).isTrue();
        assertThat(Password.check(HORSE.reveal(), hasher.hash(HORSE)).with(other))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"correct horse ", " correct horse", "CORRECT HORSE", "correct\u00a0horse", "correct horse\0"})
    @DisplayName("ASVS 6.2.8: exactly as sent, neither trimmed nor normalised nor cut")
    void matches_exactly(String similar) {
        Optional<String> stored = Optional.of(countedHasher.hash(HORSE));

        assertThat(countedHasher.matches(Secret.of(similar), stored)).isFalse();
    }

    @Test
    void matches_distinguishesSpellings() {
        Optional<String> composed = Optional.of(countedHasher.hash(Secret.of("caf\u00e9 noir")));

        assertThat(countedHasher.matches(Secret.of("cafe\u0301 noir"), composed))
                .isFalse();
    }

    @Test
    @DisplayName("ASVS 6.2.9: 256 characters count, each of them")
    void matches_longest() {
        String text = "\uD83D\uDC0E".repeat(255);
        Optional<String> stored = Optional.of(countedHasher.hash(Secret.of(text + "a")));

        assertThat(countedHasher.matches(Secret.of(text + "a"), stored)).isTrue();
        assertThat(countedHasher.matches(Secret.of(text + "b"), stored)).isFalse();
        assertThat(countedHasher.matches(Secret.of(text + "ab"), stored)).isFalse();
    }

    @Test
    void hash_refusesWhatItCannotKeep() {
        assertThatExceptionOfType(PasswordRefusedException.class)
                .isThrownBy(() -> countedHasher.hash(Secret.of("x".repeat(257))))
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(PasswordFault.TOO_LONG));
        assertThatExceptionOfType(PasswordRefusedException.class)
                .isThrownBy(() -> countedHasher.hash(Secret.of("half a horse \uD83D")))
                .satisfies(refused -> assertThat(refused.fault()).isEqualTo(PasswordFault.NOT_TEXT));
    }

    @Test
    @DisplayName("One hash of the same cost, whether the account exists or not and whatever is sent")
    void matches_sameWork() {
        Optional<String> stored = Optional.of(countedHasher.hash(HORSE));
        Optional<String> damaged = Optional.of("$2b$12$LQv3c1yqBWVHxkd0LHAkCOYz6TtxMQJqhN8/LewdBPj4J.V2Aq3Gm");
        try (LoggedLines log = new LoggedLines()) {
            for (Secret sent : List.of(
                    HORSE,
                    Secret.of("wrong"),
                    Secret.of(""),
                    Secret.of("x".repeat(1_000_000)),
                    Secret.of("\uDC0E\uD83D"))) {
                for (Optional<String> account : List.of(stored, damaged, Optional.<String>empty())) {
                    counted.forget();
                    boolean matches = countedHasher.matches(sent, account);

                    assertThat(counted.calls()).containsExactly(new CountedArgon2.Call(SETTINGS.cost(), 32));
                    assertThat(matches).isEqualTo(sent.equals(HORSE) && account.equals(stored));
                }
            }
            assertThat(log.lines()).hasSize(5);
        }
    }

    @Test
    @DisplayName("What nobody's hash stands for is no password, not even an empty or an impossible one")
    void matches_nobody() {
        Argon2Cost cost = SETTINGS.cost();
        PasswordHasher constant =
                new PasswordHasher(SETTINGS, new Random(1), (password, salt, any, length) -> new byte[length], slots());

        assertThat(constant.matches(HORSE, Optional.empty())).isFalse();
        String zeros = new EncodedHash(cost, new byte[16], new byte[32]).toPhc();
        assertThat(constant.matches(HORSE, Optional.of(zeros))).isTrue();
        assertThat(constant.matches(Secret.of("x".repeat(257)), Optional.of(zeros)))
                .isFalse();
        assertThat(constant.matches(Secret.of("\uD83D"), Optional.of(zeros))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "correct horse",
                "{noop}correct horse",
                "$argon2id$v=19$m=65537,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=99999999,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=4294967296,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=-1,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=019456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=17,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=0,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=17$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=15,t=2,p=2$" + SALT + "$" + HASH,
                "$argon2id$v=16$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2i$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2d$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$t=2,m=19456,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$",
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$AAAA",
                "$argon2id$v=19$m=19456,t=2,p=1$$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "==$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAA$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH + "\n",
                " $argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=\u0661\u0669\u0664\u0665\u0666,t=2,p=1$" + SALT + "$" + HASH
            })
    @DisplayName("A hostile row costs no more than any other, matches nothing, and is not repeated in the log")
    void matches_hostileRow(String stored) {
        try (LoggedLines log = new LoggedLines()) {
            counted.forget();

            assertThat(countedHasher.matches(HORSE, Optional.of(stored))).isFalse();

            assertThat(counted.calls()).containsExactly(new CountedArgon2.Call(SETTINGS.cost(), 32));
            assertThat(log.lines())
                    .containsExactly("WARN An account's stored password is not an Argon2id PHC string within"
                            + " StoredMemoryKib: nothing matches it");
        }
    }

    @Test
    void matches_hugeRow() {
        LoggedLines log = new LoggedLines();
        assertThat(countedHasher.matches(HORSE, Optional.of("$argon2id$v=19$m=".repeat(1_000_000))))
                .isFalse();
        log.close();
    }

    @Test
    @DisplayName("Rows mutated at random: no exception, nothing beyond the bounds is computed, nothing matches")
    void matches_randomRows() {
        Random random = new Random(4);
        String stored = countedHasher.hash(HORSE);
        counted.forget();
        try (LoggedLines log = new LoggedLines()) {
            for (int round = 0; round < 5_000; round++) {
                String mutated = mutated(stored, random);
                if (!mutated.equals(stored)) {
                    assertThat(countedHasher.matches(HORSE, Optional.of(mutated)))
                            .as(mutated)
                            .isFalse();
                    countedHasher.needsUpgrade(mutated);
                }
            }
            assertThat(log.lines()).isNotEmpty().allMatch(line -> line.startsWith("WARN An account's stored password"));
        }
        assertThat(counted.calls()).allSatisfy(call -> {
            assertThat(call.cost().memoryKib()).isBetween(8, SETTINGS.storedMemoryKib());
            assertThat(call.cost().iterations()).isBetween(1, 16);
            assertThat(call.cost().parallelism()).isBetween(1, 16);
            assertThat(call.length()).isBetween(16, 64);
        });
    }

    @Test
    void needsUpgrade_whenParametersRose() {
        String before = countedHasher.hash(HORSE);

        assertThat(countedHasher.needsUpgrade(before)).isFalse();
        assertThat(hasher(WrittenSettings.passwords("{'MemoryKib': 20000}")).needsUpgrade(before))
                .isTrue();
        assertThat(hasher(WrittenSettings.passwords("{'Iterations': 3}")).needsUpgrade(before))
                .isTrue();
        assertThat(hasher(WrittenSettings.passwords("{'Parallelism': 2}")).needsUpgrade(before))
                .isFalse();
        assertThat(hasher(WrittenSettings.passwords("{'MemoryKib': 12288, 'Iterations': 3}"))
                        .needsUpgrade(before))
                .isTrue();
    }

    @Test
    void needsUpgrade_shortSaltOrHash() {
        Argon2Cost cost = SETTINGS.cost();

        assertThat(countedHasher.needsUpgrade(new EncodedHash(cost, new byte[15], new byte[32]).toPhc()))
                .isTrue();
        assertThat(countedHasher.needsUpgrade(new EncodedHash(cost, new byte[16], new byte[31]).toPhc()))
                .isTrue();
        assertThat(countedHasher.needsUpgrade(new EncodedHash(cost, new byte[32], new byte[64]).toPhc()))
                .isFalse();
        assertThat(countedHasher.needsUpgrade("nonsense")).isTrue();
    }

    @Test
    @DisplayName("ASVS 16.2.5: neither password nor hash is printed or logged")
    void nothingLeaks() {
        try (LoggedLines log = new LoggedLines()) {
            String stored = hasher.hash(HORSE);
            hasher.matches(HORSE, Optional.of(stored));
            hasher.matches(HORSE, Optional.empty());

            assertThat(log.lines()).isEmpty();
            assertThat(EncodedHash.parse(stored, SETTINGS.cost()).orElseThrow()).hasToString("[hidden]");
            assertThat(PasswordBytes.of(HORSE.reveal()).orElseThrow()).hasToString("[hidden]");
        }
    }

    @Test
    void passwordBytes_areWiped() {
        PasswordBytes bytes = PasswordBytes.of("correct horse").orElseThrow();
        byte[] held = bytes.bytes();
        assertThat(held).asString().isEqualTo("correct horse");

        bytes.close();

        assertThat(held).containsOnly(0);
    }

    private PasswordHasher hasher(PasswordSettings settings) {
        return new PasswordHasher(settings, new Random(1), counted, new HashingSlots(settings));
    }

    private static HashingSlots slots() {
        return new HashingSlots(SETTINGS);
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(3)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, (char) (' ' + random.nextInt(95)));
                default -> mutated.setCharAt(at, "$,=0123456789mtpA+/\u0000\uD83D".charAt(random.nextInt(21)));
            }
        }
        return mutated.toString();
    }
}
