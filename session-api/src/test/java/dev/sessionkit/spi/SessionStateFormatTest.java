package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.UnreadableSessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The binary form of a state")
class SessionStateFormatTest {

    /** Version 2, byte by byte: whatever becomes of the code, this stays readable, and is what is written. */
    private static final String GOLDEN = """
            02
            0000018bcfe5687b 0000018bcfe65428 00000000001b7740 0000018c17fe707b
            03
            01 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 8000000000000000
            02 202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f 0000018bcfe65428
            03 404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f ffffffffffffffff
            03 606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f
            808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f 0000018bcfe5687b 0000018bcfe65428
            0000000000000001 0000000000000002 ffffffffffffffff 7fffffffffffffff
            0001 61 ffff
            02
            0003 6a7774
            000a 68656164657223e69db1
            01
            0000018bcfe5687b
            0008 50415353574f5244
            0000
            ffff
            0004 f09f9880
            000b 323030313a6462383a3a31
            01
            0000018bcfe65428
            0006 4b49434b4544
            """;

    private static final String GOLDEN_BARE = """
            02
            0000018bcfe5687b 0000018bcfe5687b 8000000000000000 8000000000000000
            00
            00
            00
            00
            00
            """;

    /** Version 1, byte by byte: it had no renewals, and stays readable. */
    private static final String FIRST = """
            01
            0000018bcfe5687b 0000018bcfe65428 00000000001b7740 0000018c17fe707b
            03
            01 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 8000000000000000
            02 202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f 0000018bcfe65428
            03 404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f ffffffffffffffff
            02
            0003 6a7774
            000a 68656164657223e69db1
            01
            0000018bcfe5687b
            0008 50415353574f5244
            0000
            ffff
            0004 f09f9880
            000b 323030313a6462383a3a31
            01
            0000018bcfe65428
            0006 4b49434b4544
            """;

    private static final String FIRST_BARE = """
            01
            0000018bcfe5687b 0000018bcfe5687b 8000000000000000 8000000000000000
            00
            00
            00
            00
            """;

    private static final Instant CREATED = Instant.parse("2023-11-14T22:13:20.123Z");
    private static final Instant SEEN = Instant.parse("2023-11-14T22:14:20.456Z");

    private static final SessionState FULL = new SessionState(
            CREATED,
            SEEN,
            Optional.of(Duration.ofMinutes(30)),
            Optional.of(Instant.parse("2023-11-28T22:13:20.123Z")),
            List.of(
                    new Credential(CredentialUse.BEARER, hash(0x00), Optional.empty()),
                    new Credential(CredentialUse.RENEWAL, hash(0x20), Optional.of(SEEN)),
                    new Credential(CredentialUse.ONE_TIME, hash(0x40), Optional.of(Instant.ofEpochMilli(-1)))),
            Optional.of(new Renewal(
                    hash(0x60),
                    Optional.of(new Renewal.Rotation(
                            hash(0x80),
                            CREATED,
                            SEEN,
                            Optional.of(new RenewalNonce(1, 2, -1, Long.MAX_VALUE)),
                            Optional.of("a"),
                            Optional.empty())))),
            List.of("jwt", "header#東"),
            Optional.of(new Login(
                    CREATED,
                    "PASSWORD",
                    Optional.of(""),
                    Optional.empty(),
                    Optional.of("😀"),
                    Optional.of("2001:db8::1"))),
            Optional.of(new Ending(EndReason.KICKED, SEEN)));

    private static final SessionState WITHOUT_RENEWAL = new SessionState(
            FULL.createdAt(),
            FULL.lastSeenAt(),
            FULL.idleTimeout(),
            FULL.endsAt(),
            FULL.credentials(),
            Optional.empty(),
            FULL.vouchers(),
            FULL.login(),
            FULL.ending());

    private static final SessionState BARE = SessionState.begin(CREATED, Optional.empty(), Optional.empty(), List.of());

    @Test
    @DisplayName("of version 1 is read, without a renewal")
    void firstVersion() {
        assertThat(SessionState.ofBytes(HexFormat.of().parseHex(hex(FIRST)))).isEqualTo(WITHOUT_RENEWAL);
        assertThat(SessionState.ofBytes(HexFormat.of().parseHex(hex(FIRST_BARE))))
                .isEqualTo(BARE);
    }

    @Test
    @DisplayName("is version 2 to the byte, with every part and without")
    void golden() {
        assertThat(HexFormat.of().formatHex(FULL.toBytes())).isEqualTo(hex(GOLDEN));
        assertThat(HexFormat.of().formatHex(BARE.toBytes())).isEqualTo(hex(GOLDEN_BARE));
        assertThat(SessionState.ofBytes(HexFormat.of().parseHex(hex(GOLDEN)))).isEqualTo(FULL);
        assertThat(SessionState.ofBytes(HexFormat.of().parseHex(hex(GOLDEN_BARE))))
                .isEqualTo(BARE);
    }

    @Test
    @DisplayName("is read back as it was, whatever parts there are")
    void roundTrip() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            SessionState state = RandomStates.next(random);
            byte[] bytes = state.toBytes();

            assertThat(SessionState.ofBytes(bytes)).isEqualTo(state);
            assertThat(SessionState.ofBytes(bytes).toBytes()).isEqualTo(bytes);
        }
    }

    @Test
    @DisplayName("holds times and time-outs to the ends of their range")
    void extremeTimes() {
        for (Instant time : List.of(Instant.ofEpochMilli(Long.MIN_VALUE + 1), Instant.EPOCH, SessionRecord.NEVER)) {
            for (Duration idle : List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(Long.MAX_VALUE))) {
                SessionState state = SessionState.begin(time, Optional.of(idle), Optional.of(time), List.of());

                assertThat(SessionState.ofBytes(state.toBytes())).isEqualTo(state);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ß", "漢", "😀"})
    @DisplayName("fits in MOST_BYTES with sixteen credentials, sixteen vouchers and the longest texts")
    void worstCase(String letter) {
        SessionState worst = worst(letter, SessionState.LONGEST_VOUCHER);

        assertThat(worst.toBytes()).hasSizeLessThanOrEqualTo(SessionState.MOST_BYTES);
        assertThat(SessionState.ofBytes(worst.toBytes())).isEqualTo(worst);
    }

    @Test
    @DisplayName("of another version is refused, with both versions")
    void unknownVersion() {
        byte[] bytes = FULL.toBytes();
        for (int version = Byte.MIN_VALUE; version <= Byte.MAX_VALUE; version++) {
            if (version != 1 && version != 2) {
                bytes[0] = (byte) version;
                assertThatExceptionOfType(UnreadableSessionException.class)
                        .isThrownBy(() -> SessionState.ofBytes(bytes))
                        .withMessage(
                                "the session's state has version %d; this release of Sessionkit reads versions 1 and 2"
                                        .formatted(version));
            }
        }
    }

    @Test
    @DisplayName("cut off anywhere is refused")
    void truncated() {
        byte[] bytes = FULL.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(UnreadableSessionException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> SessionState.ofBytes(cut))
                    .withMessage("the session's state is damaged");
        }
    }

    @Test
    @DisplayName("with bytes after its end is refused")
    void trailing() {
        for (SessionState state : List.of(BARE, FULL)) {
            byte[] bytes = state.toBytes();
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            assertThatExceptionOfType(UnreadableSessionException.class)
                    .isThrownBy(() -> SessionState.ofBytes(longer))
                    .withMessage("the session's state has bytes after its end");
        }
    }

    @Test
    @DisplayName("with one byte changed is a state or refused, and nothing worse")
    void oneByteChanged() {
        byte[] bytes = FULL.toBytes();
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (int flip : List.of(1, 2, 4, 8, 16, 32, 64, 128, 255)) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) flip;
                refused += isRefused(damaged) ? 1 : 0;
            }
        }
        assertThat(refused).as("damaged states that were refused").isGreaterThan(9 * 20);
    }

    @Test
    @DisplayName("of noise, or with noise in it, is a state or refused, and nothing worse")
    void randomDamage() {
        Random random = new Random(6);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = RandomStates.next(random).toBytes();
            for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            refused += isRefused(bytes) ? 1 : 0;
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = 2;
            }
            refused += isRefused(noise) ? 1 : 0;
        }
        assertThat(refused).as("damaged states that were refused").isGreaterThan(1_000);
    }

    @Test
    @DisplayName("with a credential of no known use, or a text or time that cannot be, is refused")
    void impossibleParts() {
        String golden = hex(GOLDEN);
        String credential = "000102030405060708090a0b0c0d0e0f";
        Stream.of(
                        golden.replace("01" + credential, "00" + credential),
                        golden.replace("01" + credential, "04" + credential),
                        golden.replace("00000000001b7740", "ffffffffffffffff"), // a negative time-out
                        golden.replaceFirst("0000018bcfe5687b", "8000000000000000"), // no time of creation
                        golden.replace("000850415353574f5244", "ffff"), // no login method
                        golden.replace("00064b49434b4544", "ffff"), // no end reason
                        golden.replace("00064b49434b4544", "00066b69636b6564"), // in small letters
                        golden.replace("00064b49434b4544", "0000"))
                .forEach(hex -> {
                    assertThat(hex).isNotEqualTo(golden);
                    assertThatExceptionOfType(UnreadableSessionException.class)
                            .as(hex)
                            .isThrownBy(
                                    () -> SessionState.ofBytes(HexFormat.of().parseHex(hex)))
                            .withMessage("the session's state is damaged");
                });
    }

    /** Whether {@code bytes} are refused as they should be; anything else that is thrown ends the test. */
    private static boolean isRefused(byte[] bytes) {
        try {
            assertThat(SessionState.ofBytes(bytes).toBytes()).isNotEmpty();
            return false;
        } catch (UnreadableSessionException refused) {
            return true;
        }
    }

    private static SessionState worst(String letter, int voucherLength) {
        Instant time = SessionRecord.NEVER;
        Optional<String> name = Optional.of(letter.repeat(Login.LONGEST_NAME / letter.length()));
        return new SessionState(
                time,
                time,
                Optional.of(Duration.ofMillis(Long.MAX_VALUE)),
                Optional.of(time),
                Collections.nCopies(
                        SessionState.MOST_ITEMS, new Credential(CredentialUse.RENEWAL, hash(7), Optional.of(time))),
                Optional.of(new Renewal(
                        hash(8),
                        Optional.of(new Renewal.Rotation(
                                hash(9),
                                time,
                                time,
                                Optional.of(new RenewalNonce(1, 2, 3, 4)),
                                Optional.of(letter.repeat(Login.LONGEST_AGENT / letter.length())),
                                name)))),
                Collections.nCopies(SessionState.MOST_ITEMS, letter.repeat(voucherLength / letter.length())),
                Optional.of(new Login(
                        time,
                        name.orElseThrow(),
                        name,
                        name,
                        Optional.of(letter.repeat(Login.LONGEST_AGENT / letter.length())),
                        name)),
                Optional.of(new Ending(new EndReason("X".repeat(32)), time)));
    }

    private static SecretHash hash(int first) {
        byte[] bytes = new byte[SecretHash.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return SecretHash.ofBytes(bytes);
    }

    private static String hex(String lines) {
        return lines.replaceAll("\\s", "");
    }
}
