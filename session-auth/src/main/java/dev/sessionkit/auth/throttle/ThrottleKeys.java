package dev.sessionkit.auth.throttle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/** Makes keys of names and addresses, with a salt that lives as long as the process. Thread-safe. */
final class ThrottleKeys {

    private static final int SALT_BYTES = 16;
    private static final byte[] NOWHERE = {};

    private final byte[] salt = new byte[SALT_BYTES];

    ThrottleKeys(RandomGenerator random) {
        random.nextBytes(salt);
    }

    ThrottleKey account(String name) {
        return key(name, NOWHERE);
    }

    ThrottleKey address(NetworkAddress client) {
        return key("", client.network());
    }

    ThrottleKey accountAndAddress(String name, NetworkAddress client) {
        return key(name, client.network());
    }

    /** The address comes first, behind its length, so that no two pairs read alike. */
    private ThrottleKey key(String name, byte[] network) {
        MessageDigest sha256 = sha256();
        sha256.update(salt);
        sha256.update((byte) network.length);
        sha256.update(network);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
        return new ThrottleKey(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
