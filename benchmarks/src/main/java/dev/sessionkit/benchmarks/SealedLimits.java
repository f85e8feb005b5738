package dev.sessionkit.benchmarks;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that a sealed session can cost: AES-GCM with a key of its own, and Jackson for what it holds; with or without the
 * key being wrapped (A256KW). Ciphers are the thread's own and made once. Used by one thread.
 */
final class SealedLimits {

    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** What the sessions hold. */
    record Contents(Account account, Basket basket) {}

    record Account(String id, Map<String, Payload> metadata) {}

    record Payload(String stringPayload) {}

    private record Bare(Key key, byte[] wrappedKey, GCMParameterSpec iv, byte[] sealed) {}

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    private final Cipher wrap = Cipher.getInstance("AESWrap");
    private final Key wrapping = new SecretKeySpec(new byte[KEY_BYTES], "AES");
    private final SecureRandom random = new SecureRandom();
    private final Bare[] sessions = new Bare[Population.SESSIONS];
    private final Turn turn;
    private final boolean wraps;
    private long sealed;

    private SealedLimits(SessionkitSealed ours, int lane, boolean wraps) throws GeneralSecurityException {
        JsonMapper mapper = JsonMapper.builder().build();
        this.reader = mapper.readerFor(Contents.class);
        this.writer = mapper.writerFor(Contents.class);
        this.turn = new Turn(lane);
        this.wraps = wraps;
        for (int i = 0; i < sessions.length; i++) {
            sessions[i] = seal(ours.json(i), newKey());
        }
    }

    static SealedLimits of(SessionkitSealed ours, int lane, boolean wraps) {
        try {
            return new SealedLimits(ours, lane, wraps);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES key wrap and AES-GCM", e);
        }
    }

    /** Decrypts and parses. */
    Object read() throws GeneralSecurityException {
        return contents(sessions[turn.next()]).account();
    }

    /** Decrypts, parses, changes, writes, encrypts. */
    Object change() throws GeneralSecurityException {
        Bare bare = sessions[turn.next()];
        Contents before = contents(bare);
        Contents after = new Contents(before.account(), before.basket().plusOne());
        return seal(writer.writeValueAsBytes(after), wraps ? newKey() : bare.key());
    }

    private Contents contents(Bare bare) throws GeneralSecurityException {
        gcm.init(Cipher.DECRYPT_MODE, wraps ? unwrapped(bare) : bare.key(), bare.iv());
        return reader.readValue(gcm.doFinal(bare.sealed()));
    }

    private Key unwrapped(Bare bare) throws GeneralSecurityException {
        wrap.init(Cipher.UNWRAP_MODE, wrapping);
        return wrap.unwrap(bare.wrappedKey(), "AES", Cipher.SECRET_KEY);
    }

    private Bare seal(byte[] json, Key key) throws GeneralSecurityException {
        GCMParameterSpec iv = newIv();
        gcm.init(Cipher.ENCRYPT_MODE, key, iv);
        return new Bare(key, wraps ? wrapped(key) : new byte[0], iv, gcm.doFinal(json));
    }

    private byte[] wrapped(Key key) throws GeneralSecurityException {
        wrap.init(Cipher.WRAP_MODE, wrapping);
        return wrap.wrap(key);
    }

    private Key newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new SecretKeySpec(key, "AES");
    }

    /** A count, which is the least that makes it another one every time. */
    private GCMParameterSpec newIv() {
        byte[] iv = ByteBuffer.allocate(IV_BYTES).putLong(++sealed).array();
        return new GCMParameterSpec(TAG_BITS, iv);
    }
}
