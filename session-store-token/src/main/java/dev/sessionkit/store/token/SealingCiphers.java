package dev.sessionkit.store.token;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The ciphers that seal and open with one key, which are dear to make: A256KW and A256GCM. Used by one thread at a time. */
final class SealingCiphers {

    private static final int TAG_BITS = SealedParts.TAG_BYTES * Byte.SIZE;

    private final Key key;
    private final Cipher keyWrap;
    private final Cipher gcm;

    SealingCiphers(Key key) {
        this.key = key;
        try {
            this.keyWrap = Cipher.getInstance("AESWrap");
            this.gcm = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES key wrap and AES-GCM", e);
        }
    }

    /**
     * Decrypts.
     *
     * @param headerLength how many bytes of {@code header} the tag speaks for
     * @throws GeneralSecurityException where it was not sealed with this key, or changed since
     */
    byte[] open(SealedParts parts, byte[] header, int headerLength) throws GeneralSecurityException {
        keyWrap.init(Cipher.UNWRAP_MODE, key);
        Key once = keyWrap.unwrap(parts.wrappedKey(), "AES", Cipher.SECRET_KEY);
        gcm.init(Cipher.DECRYPT_MODE, once, new GCMParameterSpec(TAG_BITS, parts.iv()));
        gcm.updateAAD(header, 0, headerLength);
        return gcm.doFinal(parts.contentAndTag());
    }

    /** Encrypts with a key and an initialization vector that are used once. */
    SealedParts seal(byte[] content, byte[] contentKey, byte[] iv, byte[] header, int headerLength)
            throws GeneralSecurityException {
        Key once = new SecretKeySpec(contentKey, "AES");
        keyWrap.init(Cipher.WRAP_MODE, key);
        byte[] wrapped = keyWrap.wrap(once);
        gcm.init(Cipher.ENCRYPT_MODE, once, new GCMParameterSpec(TAG_BITS, iv));
        gcm.updateAAD(header, 0, headerLength);
        byte[] sealed = gcm.doFinal(content);
        int end = sealed.length - SealedParts.TAG_BYTES;
        return new SealedParts(wrapped, iv, Arrays.copyOf(sealed, end), Arrays.copyOfRange(sealed, end, sealed.length));
    }
}
