package dev.sessionkit.store.token;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole session as bytes, version 1: the version; id; revision; purge time in milliseconds; length of the user's name in UTF-8
 * (two bytes, 0 for none) and the name; length of the state (two bytes) and the state; then the data, to the end. Numbers are
 * big-endian.
 */
final class SealedFormat {

    private static final byte VERSION = 1;
    private static final int FIXED = 1 + SessionId.BYTES + 2 * Long.BYTES + 2 * Short.BYTES;

    private SealedFormat() {}

    static byte[] write(SessionRecord session) {
        byte[] user = session.user()
                .map(named -> named.value().getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> new byte[0]);
        byte[] state = session.state().toBytes();
        byte[] data = session.data().json();
        return ByteBuffer.allocate(FIXED + user.length + state.length + data.length)
                .put(VERSION)
                .putLong(session.id().high())
                .putLong(session.id().low())
                .putLong(session.revision())
                .putLong(session.purgeAfter().toEpochMilli())
                .putShort((short) user.length)
                .put(user)
                .putShort((short) state.length)
                .put(state)
                .put(data)
                .array();
    }

    /** How many bytes {@link #write} makes of it. */
    static int length(SessionRecord session) {
        int user = session.user()
                .map(named -> named.value().getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
        return FIXED + user + session.state().toBytes().length + session.data().json().length;
    }

    /** The session, or null where this is another version's. */
    static @Nullable SessionRecord read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return in.get() == VERSION ? read(in) : null;
        } catch (BufferUnderflowException | IllegalArgumentException | UnreadableSessionException e) {
            return null;
        }
    }

    private static SessionRecord read(ByteBuffer in) {
        SessionId id = new SessionId(in.getLong(), in.getLong());
        long revision = in.getLong();
        Instant purgeAfter = Instant.ofEpochMilli(in.getLong());
        byte[] user = take(in, Short.toUnsignedInt(in.getShort()));
        byte[] state = take(in, Short.toUnsignedInt(in.getShort()));
        byte[] data = take(in, in.remaining());
        return new SessionRecord(
                id,
                revision,
                user.length == 0 ? Optional.empty() : Optional.of(new UserId(new String(user, StandardCharsets.UTF_8))),
                purgeAfter,
                SessionState.ofBytes(state),
                SessionData.ofJson(data));
    }

    private static byte[] take(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }
}
