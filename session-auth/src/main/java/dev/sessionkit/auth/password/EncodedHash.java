package dev.sessionkit.auth.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password's hash with its salt and cost, written as a PHC string:
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, base64 without padding. Immutable; prints as {@code [hidden]}.
 */
final class EncodedHash {

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final int LONGEST_TEXT = 256;
    private static final int LEAST_KIB_PER_LANE = 8; // RFC 9106, section 3.1

    /** Salt of 8 to 64 bytes, hash of 16 to 64: a shorter one is guessed too easily. */
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,7}),t=([1-9][0-9]{0,7}),p=([1-9][0-9]{0,7})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    /** Takes the arrays over. */
    EncodedHash(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** What a database's text says, or empty unless it is the one spelling of a hash that costs no more than {@code most}. */
    static Optional<EncodedHash> parse(String text, Argon2Cost most) {
        Matcher matcher = PHC.matcher(text);
        if (text.length() > LONGEST_TEXT || !matcher.matches()) {
            return Optional.empty();
        }
        Argon2Cost cost = new Argon2Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        if (!isWithin(cost, most)) {
            return Optional.empty();
        }
        Optional<byte[]> hash = decode(matcher.group(5));
        return decode(matcher.group(4)).flatMap(salt -> hash.map(bytes -> new EncodedHash(cost, salt, bytes)));
    }

    Argon2Cost cost() {
        return cost;
    }

    /** Whether a password leads to this hash. Which byte differs changes nothing about the time it takes. */
    boolean matches(byte[] password, Argon2 argon2) {
        return MessageDigest.isEqual(hash, argon2.hash(password, salt, cost, hash.length));
    }

    /** Whether one made today would be stronger. */
    boolean isWeakerThan(Argon2Cost today) {
        return cost.isWeakerThan(today) || salt.length < SALT_BYTES || hash.length < HASH_BYTES;
    }

    String toPhc() {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.parallelism() + "$"
                + encode(salt) + "$" + encode(hash);
    }

    @Override
    public String toString() {
        return "[hidden]";
    }

    private static boolean isWithin(Argon2Cost cost, Argon2Cost most) {
        return cost.memoryKib() <= most.memoryKib()
                && cost.iterations() <= most.iterations()
                && cost.parallelism() <= most.parallelism()
                && cost.memoryKib() >= LEAST_KIB_PER_LANE * cost.parallelism();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group)); // 8 digits at the most
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException impossibleLength) {
            return Optional.empty();
        }
    }
}
