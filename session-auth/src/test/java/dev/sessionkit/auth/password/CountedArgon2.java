package dev.sessionkit.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for Argon2id where it is counted what is computed, at what cost. */
final class CountedArgon2 implements Argon2 {

    /** One computation. */
    record Call(Argon2Cost cost, int length) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();

    @Override
    public byte[] hash(byte[] password, byte[] salt, Argon2Cost cost, int length) {
        calls.add(new Call(cost, length));
        return standIn(password, salt, cost, length);
    }

    List<Call> calls() {
        return calls;
    }

    void forget() {
        calls.clear();
    }

    /** A fast hash in the place of a slow one. */
    static byte[] standIn(byte[] password, byte[] salt, Argon2Cost cost, int length) {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(cost.toString().getBytes(StandardCharsets.UTF_8));
            sha512.update(salt);
            return Arrays.copyOf(sha512.digest(password), length);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
