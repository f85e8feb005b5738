package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The smallest whole session that travels: {@code <record>.<HMAC>}. Signed and not sealed, which is enough for the rules. */
record Seal(String key) {

    static final Seal OURS = new Seal("ours");
    static final Seal THEIRS = new Seal("theirs");

    String seal(SessionRecord session) {
        String body = text(bytes(session));
        return body + "." + text(mac(body));
    }

    /** In the one canonical spelling alone. */
    Optional<SessionRecord> open(String text) {
        return openLeniently(text).filter(session -> seal(session).equals(text));
    }

    /** In whatever spelling the JDK's decoder takes for the HMAC. */
    Optional<SessionRecord> openLeniently(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return MessageDigest.isEqual(mac(parts[0]), bytes(parts[1]))
                    ? Optional.of(session(bytes(parts[0])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static SessionRecord session(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new SessionRecord(
                    SessionId.ofBytes(in.readNBytes(SessionId.BYTES)),
                    in.readLong(),
                    Optional.of(in.readUTF()).filter(user -> !user.isEmpty()).map(UserId::new),
                    Instant.ofEpochMilli(in.readLong()),
                    SessionState.ofBytes(in.readNBytes(in.readInt())),
                    SessionData.ofJson(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(SessionRecord session) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] state = session.state().toBytes();
            out.write(session.id().toBytes());
            out.writeLong(session.revision());
            out.writeUTF(session.user().map(UserId::value).orElse(""));
            out.writeLong(session.purgeAfter().toEpochMilli());
            out.writeInt(state.length);
            out.write(state);
            out.write(session.data().json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] mac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
