package dev.sessionkit.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Passwords that everybody tries first, in 8 bytes each: the beginnings of their SHA-256, sorted. That an innocent password
 * shares one with any of a million has a chance of one in 10^13. Immutable.
 */
final class CommonPasswords {

    static final int MOST_ENTRIES = 10_000_000;

    private final long[] fingerprints;

    private CommonPasswords(long[] fingerprints) {
        this.fingerprints = fingerprints;
    }

    static CommonPasswords none() {
        return new CommonPasswords(new long[0]);
    }

    /**
     * Reads one password per line, in UTF-8; bytes that are none stand for no password.
     *
     * @throws IllegalArgumentException where the file cannot be read, is empty or too long
     */
    static CommonPasswords read(Path file) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            MessageDigest sha256 = sha256();
            long[] fingerprints = lines.lines()
                    .limit(MOST_ENTRIES + 1L)
                    .filter(line -> !line.isEmpty())
                    .mapToLong(line -> fingerprint(line, sha256))
                    .toArray();
            return of(fingerprints, file);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("CommonPasswords: " + file + " cannot be read", e);
        }
    }

    /** Whether it is among them, in upper or lower case. */
    boolean contains(String password) {
        return fingerprints.length > 0 && Arrays.binarySearch(fingerprints, fingerprint(password, sha256())) >= 0;
    }

    private static CommonPasswords of(long[] fingerprints, Path file) {
        if (fingerprints.length == 0 || fingerprints.length > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "CommonPasswords: " + file + " has no line, or more than " + MOST_ENTRIES);
        }
        Arrays.sort(fingerprints);
        return new CommonPasswords(fingerprints);
    }

    private static long fingerprint(String password, MessageDigest sha256) {
        byte[] lower = password.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(sha256.digest(lower)).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
