package com.example.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * A record as bytes: what is needed without reading all of it comes first, at fixed places. Numbers are big-endian; a user of
 * no bytes is nobody, since none is named so.
 *
 * <pre>
 * 8 bits version | 128 id | 64 revision | 64 purge after, in milliseconds
 * 16 bits n, n bytes user | 32 bits n, n bytes state | data
 * </pre>
 */
final class StoredForm {

    private static final byte VERSION = 1;
    private static final int REVISION = 1 + SessionId.BYTES;
    private static final int PURGE_AFTER = REVISION + Long.BYTES;
    private static final int USER = PURGE_AFTER + Long.BYTES;

    private StoredForm() {}

    static byte[] write(SessionRecord session) {
        byte[] user = session.user().map(UserId::value).orElse("").getBytes(UTF_8);
        byte[] state = session.state().toBytes();
        byte[] data = session.data().json();
        int size = USER + Short.BYTES + user.length + Integer.BYTES + state.length + data.length;
        return ByteBuffer.allocate(size)
                .put(VERSION)
                .put(session.id().toBytes())
                .putLong(session.revision())
                .putLong(session.purgeAfter().toEpochMilli())
                .putShort((short) user.length)
                .put(user)
                .putInt(state.length)
                .put(state)
                .put(data)
                .array();
    }

    static SessionRecord read(SessionId id, byte[] bytes) {
        try {
            ByteBuffer in = checked(bytes);
            if (!SessionId.ofBytes(next(SessionId.BYTES, in)).equals(id)) {
                throw new UnreadableSessionException("a session's record lies under another session's key");
            }
            long revision = in.getLong();
            Instant purgeAfter = Instant.ofEpochMilli(in.getLong());
            String user = new String(next(Short.toUnsignedInt(in.getShort()), in), UTF_8);
            SessionState state = SessionState.ofBytes(next(in.getInt(), in));
            return new SessionRecord(
                    id,
                    revision,
                    user.isEmpty() ? Optional.empty() : Optional.of(new UserId(user)),
                    purgeAfter,
                    state,
                    SessionData.ofJson(next(in.remaining(), in)));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new UnreadableSessionException("a session's record is damaged", e);
        }
    }

    static long revision(byte[] bytes) {
        return checked(bytes).getLong(REVISION);
    }

    /** Whether it need not be kept; no where it is damaged. */
    static boolean isPast(byte[] bytes, Instant purgeBefore) {
        return isOurs(bytes) && ByteBuffer.wrap(bytes).getLong(PURGE_AFTER) < purgeBefore.toEpochMilli();
    }

    private static boolean isOurs(byte[] bytes) {
        return bytes.length >= USER && bytes[0] == VERSION;
    }

    private static ByteBuffer checked(byte[] bytes) {
        if (!isOurs(bytes)) {
            throw new UnreadableSessionException("a session's record is damaged, or not of version " + VERSION);
        }
        return ByteBuffer.wrap(bytes).position(1);
    }

    private static byte[] next(int length, ByteBuffer in) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
