package dev.sessionkit.spi;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.UnreadableSessionException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The binary form of a {@link SessionState}, version 2; version 1, which had no renewals, is read, too. Numbers are big-endian; {@link #NONE} stands for an absent time or
 * duration; a text is its length in UTF-8 bytes (16 bits, {@link #NO_TEXT} for none), then the bytes.
 *
 * <pre>
 * 8 bits version | 64 created | 64 last seen | 64 idle time-out | 64 ends at
 * 8 bits n, n credentials: 8 use, 256 hash, 64 valid until
 * 8 bits 0 without renewal, 1 with, 2 once rotated, 3 while that is repeated: 256 hash of the mark;
 *   from 2 on 256 previous hash, 64 rotated at, 64 repeated until, with 3 256 nonce; then text agent, address
 * 8 bits n, n vouchers: text
 * 8 bits 1 if signed in: 64 at, text method, device, resource, agent, address
 * 8 bits 1 if ended: 64 at, text reason
 * </pre>
 */
final class SessionStateFormat {

    private static final byte WITHOUT_RENEWAL = 1;
    private static final byte VERSION = 2;
    private static final long NONE = Long.MIN_VALUE;
    private static final int REPEATED = 3;
    private static final int NO_TEXT = 0xffff;
    private static final int USUAL_BYTES = 256;
    private static final char REPLACEMENT = '\ufffd'; // what the decoder puts in place of what it cannot read

    private SessionStateFormat() {}

    static byte[] write(SessionState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(state.createdAt().toEpochMilli());
            out.writeLong(state.lastSeenAt().toEpochMilli());
            out.writeLong(state.idleTimeout().map(Duration::toMillis).orElse(NONE));
            writeTime(state.endsAt(), out);
            out.writeByte(state.credentials().size());
            for (Credential credential : state.credentials()) {
                out.writeByte(code(credential.use()));
                out.write(credential.hash().toBytes());
                writeTime(credential.validUntil(), out);
            }
            writeRenewal(state.renewal(), out);
            out.writeByte(state.vouchers().size());
            for (String voucher : state.vouchers()) {
                writeText(Optional.of(voucher), out);
            }
            out.writeBoolean(state.login().isPresent());
            if (state.login().isPresent()) {
                Login login = state.login().get();
                out.writeLong(login.at().toEpochMilli());
                writeText(Optional.of(login.method()), out);
                writeText(login.device(), out);
                writeText(login.resource(), out);
                writeText(login.agent(), out);
                writeText(login.address(), out);
            }
            out.writeBoolean(state.ending().isPresent());
            if (state.ending().isPresent()) {
                out.writeLong(state.ending().get().at().toEpochMilli());
                writeText(Optional.of(state.ending().get().reason().code()), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array takes every byte", e);
        }
        return bytes.toByteArray();
    }

    static SessionState read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION && version != WITHOUT_RENEWAL) {
                throw new UnreadableSessionException("the session's state has version " + version
                        + "; this release of Sessionkit reads versions " + WITHOUT_RENEWAL + " and " + VERSION);
            }
            SessionState state = new SessionState(
                    Instant.ofEpochMilli(in.getLong()),
                    Instant.ofEpochMilli(in.getLong()),
                    readDuration(in),
                    readTime(in),
                    readCredentials(in),
                    version == WITHOUT_RENEWAL ? Optional.empty() : readRenewal(in),
                    readVouchers(in),
                    readPresence(in) ? Optional.of(readLogin(in)) : Optional.empty(),
                    readPresence(in) ? Optional.of(readEnding(in)) : Optional.empty());
            if (in.hasRemaining()) {
                throw new UnreadableSessionException("the session's state has bytes after its end");
            }
            return state;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new UnreadableSessionException("the session's state is damaged", e);
        }
    }

    private static boolean readPresence(ByteBuffer in) {
        return switch (in.get()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new IllegalArgumentException("presence is 0 or 1");
        };
    }

    private static List<Credential> readCredentials(ByteBuffer in) {
        int count = Byte.toUnsignedInt(in.get());
        if (count == 1) {
            return List.of(readCredential(in));
        }
        List<Credential> credentials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            credentials.add(readCredential(in));
        }
        return credentials;
    }

    private static Credential readCredential(ByteBuffer in) {
        return new Credential(use(in.get()), readHash(in), readTime(in));
    }

    private static Optional<Renewal> readRenewal(ByteBuffer in) {
        byte extent = in.get();
        if (extent < 0 || extent > REPEATED) {
            throw new IllegalArgumentException("a renewal's extent is 0 to 3");
        }
        return extent == 0
                ? Optional.empty()
                : Optional.of(new Renewal(
                        readHash(in),
                        extent == 1 ? Optional.empty() : Optional.of(readRotation(in, extent == REPEATED))));
    }

    private static Renewal.Rotation readRotation(ByteBuffer in, boolean repeated) {
        return new Renewal.Rotation(
                readHash(in),
                Instant.ofEpochMilli(in.getLong()),
                Instant.ofEpochMilli(in.getLong()),
                repeated
                        ? Optional.of(new RenewalNonce(in.getLong(), in.getLong(), in.getLong(), in.getLong()))
                        : Optional.empty(),
                readText(in),
                readText(in));
    }

    private static void writeRenewal(Optional<Renewal> renewal, DataOutputStream out) throws IOException {
        Optional<Renewal.Rotation> rotation = renewal.flatMap(Renewal::rotation);
        Optional<RenewalNonce> nonce = rotation.flatMap(Renewal.Rotation::nonce);
        out.writeByte(renewal.isEmpty() ? 0 : rotation.isEmpty() ? 1 : nonce.isEmpty() ? 2 : REPEATED);
        if (renewal.isPresent()) {
            out.write(renewal.get().mark().toBytes());
        }
        if (rotation.isPresent()) {
            out.write(rotation.get().previous().toBytes());
            out.writeLong(rotation.get().at().toEpochMilli());
            out.writeLong(rotation.get().repeatUntil().toEpochMilli());
        }
        if (nonce.isPresent()) {
            out.write(nonce.get().toBytes());
        }
        if (rotation.isPresent()) {
            writeText(rotation.get().agent(), out);
            writeText(rotation.get().address(), out);
        }
    }

    private static SecretHash readHash(ByteBuffer in) {
        byte[] hash = new byte[SecretHash.BYTES];
        in.get(hash);
        return SecretHash.ofBytes(hash);
    }

    private static List<String> readVouchers(ByteBuffer in) {
        int count = Byte.toUnsignedInt(in.get());
        if (count == 0) {
            return List.of();
        }
        List<String> vouchers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            vouchers.add(readNeededText(in));
        }
        return vouchers;
    }

    private static Login readLogin(ByteBuffer in) {
        return new Login(
                Instant.ofEpochMilli(in.getLong()),
                readNeededText(in),
                readText(in),
                readText(in),
                readText(in),
                readText(in));
    }

    private static Ending readEnding(ByteBuffer in) {
        Instant at = Instant.ofEpochMilli(in.getLong());
        return new Ending(new EndReason(readNeededText(in)), at);
    }

    private static Optional<Duration> readDuration(ByteBuffer in) {
        long millis = in.getLong();
        return millis == NONE ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static Optional<Instant> readTime(ByteBuffer in) {
        long millis = in.getLong();
        return millis == NONE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static void writeTime(Optional<Instant> time, DataOutputStream out) throws IOException {
        out.writeLong(time.isPresent() ? time.get().toEpochMilli() : NONE);
    }

    private static String readNeededText(ByteBuffer in) {
        return readText(in).orElseThrow(() -> new IllegalArgumentException("a text is missing"));
    }

    private static Optional<String> readText(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length == NO_TEXT) {
            return Optional.empty();
        }
        byte[] utf8 = new byte[length];
        in.get(utf8);
        String text = new String(utf8, StandardCharsets.UTF_8);
        boolean replaced =
                text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(utf8, text.getBytes(StandardCharsets.UTF_8));
        if (replaced) {
            throw new IllegalArgumentException("a text is not UTF-8");
        }
        return Optional.of(text);
    }

    private static void writeText(Optional<String> text, DataOutputStream out) throws IOException {
        if (text.isEmpty()) {
            out.writeShort(NO_TEXT);
            return;
        }
        byte[] utf8 = text.get().getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    private static int code(CredentialUse use) {
        return switch (use) {
            case BEARER -> 1;
            case RENEWAL -> 2;
            case ONE_TIME -> 3;
        };
    }

    private static CredentialUse use(byte code) {
        return switch (code) {
            case 1 -> CredentialUse.BEARER;
            case 2 -> CredentialUse.RENEWAL;
            case 3 -> CredentialUse.ONE_TIME;
            default -> throw new IllegalArgumentException("no credential use has the code " + code);
        };
    }
}
