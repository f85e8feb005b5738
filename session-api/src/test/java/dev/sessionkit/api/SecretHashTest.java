package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHashTest {

    private final Random random = new Random(4);

    /** The bytes 0, 1, 2 and so on; the hashes by another implementation. */
    @ParameterizedTest
    @CsvSource({
        "32, 630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd",
        "48, 4dbdc2b2b62cb00749785bc84202236dbc3777d74660611b8e58812f0cfde6c3"
    })
    void hash_knownVector(int length, String sha256) {
        SessionSecret secret = counting(length);
        SecretHash known = SecretHash.ofBytes(HexFormat.of().parseHex(sha256));

        assertThat(secret.hash()).isEqualTo(known).hasSameHashCodeAs(known);
        assertThat(known.matches(secret)).isTrue();
    }

    @Test
    void matches_itsSecretAlone() {
        SessionSecret secret = SessionSecret.create(random);
        SecretHash hash = secret.hash();

        assertThat(hash.matches(SessionSecret.ofBytes(secret.toBytes()))).isTrue();
        for (int bit = 0; bit < 8 * SessionSecret.BYTES; bit++) {
            byte[] other = secret.toBytes();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(hash.matches(SessionSecret.ofBytes(other)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void matches_whateverBitOfTheHashDiffers() {
        SessionSecret secret = counting(SessionSecret.BYTES);
        for (int bit = 0; bit < 8 * SecretHash.BYTES; bit++) {
            byte[] other = secret.hash().toBytes();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            SecretHash hash = SecretHash.ofBytes(other);

            assertThat(hash.matches(secret)).as("bit %d", bit).isFalse();
            assertThat(hash).as("bit %d", bit).isNotEqualTo(secret.hash());
        }
    }

    @Test
    void matches_onManyThreads() {
        List<SessionSecret> secrets = IntStream.range(0, 2000)
                .mapToObj(i -> SessionSecret.create(random))
                .toList();
        List<SecretHash> hashes = secrets.stream().map(SessionSecret::hash).toList();

        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .filter(i -> !hashes.get(i).matches(secrets.get(i))))
                .as("secrets that do not match their hash")
                .isEmpty();
        assertThat(IntStream.range(1, 2000).parallel().filter(i -> hashes.get(i).matches(secrets.get(i - 1))))
                .as("secrets that match another's hash")
                .isEmpty();
    }

    @Test
    void ofBytes_copies() {
        byte[] bytes = new byte[SecretHash.BYTES];
        SecretHash hash = SecretHash.ofBytes(bytes);
        bytes[0] = 1;
        hash.toBytes()[1] = 1;

        assertThat(hash.toBytes()).isEqualTo(new byte[SecretHash.BYTES]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void ofBytes_wrongLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretHash.ofBytes(new byte[length]))
                .withMessage("a secret's hash has 32 bytes, not " + length);
    }

    @Test
    void toString_nothingOfIt() {
        assertThat(counting(SessionSecret.BYTES).hash()).hasToString("[hash]");
    }

    private static SessionSecret counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return SessionSecret.ofBytes(bytes);
    }
}
