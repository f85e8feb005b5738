package dev.sessionkit.store.token;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.store.token.jws.Base64Segment;
import dev.sessionkit.store.token.jws.Idle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens with one key: compact JWE (RFC 7516) with A256KW and A256GCM, so that each has a content key of its own and
 * no number of them is too many. The header is always the same text, which says what the token is, whose and sealed with
 * which key; what has another header is not looked at, so there is no algorithm to choose, nothing to decompress and no count
 * of iterations to set. Thread-safe; prints nothing.
 */
final class SealingKey {

    private static final String TYPE = "sealed-session+jwe";
    private static final int KEY_BYTES = 32;
    private static final int ID_CHARACTERS = 8;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Idle<SealingCiphers> ciphers;
    private final byte[] header; // as it stands in the token, dot included

    private SealingKey(byte[] key, String audience) {
        SecretKey wrapping = new SecretKeySpec(key, "AES");
        this.ciphers = new Idle<>(() -> new SealingCiphers(wrapping));
        String json = "{\"alg\":\"A256KW\",\"enc\":\"A256GCM\",\"typ\":\"" + TYPE + "\",\"aud\":\"" + audience
                + "\",\"kid\":\"" + id(key) + "\"}";
        this.header = (BASE64.encodeToString(json.getBytes(StandardCharsets.US_ASCII)) + '.')
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A key of the settings.
     *
     * @param written base64 or base64url, padded or not
     * @param audience application and carrier: visible ASCII without quotes and backslashes
     * @throws IllegalArgumentException where it is not 32 bytes; it quotes nothing
     */
    static SealingKey of(Secret written, String audience) {
        String text =
                written.reveal().strip().replace('+', '-').replace('/', '_').replaceAll("={1,2}$", "");
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] key = Base64Segment.decode(ascii, 0, ascii.length);
        if (key == null || key.length != KEY_BYTES || isOneByteRepeated(key)) {
            throw new IllegalArgumentException(
                    "a key has 32 random bytes in base64, 44 characters, as `openssl rand -base64 32` prints them");
        }
        return new SealingKey(key, audience);
    }

    /** Such as a key of zeros, which somebody has put there to fill it in later. */
    private static boolean isOneByteRepeated(byte[] key) {
        byte[] repeated = new byte[key.length];
        Arrays.fill(repeated, key[0]);
        return MessageDigest.isEqual(repeated, key);
    }

    /** Tells keys apart without telling of them. */
    private static String id(byte[] key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("sessionkit/sealing-key/v1".getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(sha256.digest(key)).substring(0, ID_CHARACTERS);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** How many characters a token has whose content has so many bytes. */
    int sealedLength(int contentLength) {
        int separators = 3;
        return header.length
                + characters(SealedParts.WRAPPED_KEY_BYTES)
                + characters(SealedParts.IV_BYTES)
                + characters(contentLength)
                + characters(SealedParts.TAG_BYTES)
                + separators;
    }

    private static int characters(int bytes) {
        return (bytes * Byte.SIZE + 5) / 6;
    }

    /** A token that only this key opens. */
    String seal(byte[] content, RandomGenerator random) {
        byte[] contentKey = new byte[KEY_BYTES];
        byte[] iv = new byte[SealedParts.IV_BYTES];
        random.nextBytes(contentKey);
        random.nextBytes(iv);
        SealingCiphers taken = ciphers.take();
        try {
            SealedParts parts = taken.seal(content, contentKey, iv, header, header.length - 1);
            ciphers.park(taken);
            return new String(header, StandardCharsets.US_ASCII)
                    + BASE64.encodeToString(parts.wrappedKey())
                    + '.'
                    + BASE64.encodeToString(parts.iv())
                    + '.'
                    + BASE64.encodeToString(parts.content())
                    + '.'
                    + BASE64.encodeToString(parts.tag());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("AES takes any content, key and initialization vector of these lengths", e);
        }
    }

    /** Whether a token says that it was sealed with this key, for this application and carrier. */
    boolean isNamedBy(byte[] token) {
        return token.length > header.length && Arrays.equals(token, 0, header.length, header, 0, header.length);
    }

    /** The content of a token that names this key, or null where this key did not seal it. */
    byte @Nullable [] open(byte[] token) {
        SealedParts parts = SealedParts.of(token, header.length);
        return parts == null ? null : decrypted(parts);
    }

    private byte @Nullable [] decrypted(SealedParts parts) {
        SealingCiphers taken = ciphers.take();
        try {
            byte[] content = taken.open(parts, header, header.length - 1);
            ciphers.park(taken);
            return content;
        } catch (GeneralSecurityException e) { // not sealed with this key, or changed since
            return null;
        }
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
