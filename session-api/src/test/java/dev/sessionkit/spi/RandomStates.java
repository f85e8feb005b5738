package dev.sessionkit.spi;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** States with each optional part there or not, in every combination sooner or later. */
final class RandomStates {

    private final Random random;

    private RandomStates(Random random) {
        this.random = random;
    }

    static SessionState next(Random random) {
        return new RandomStates(random).state();
    }

    private SessionState state() {
        return new SessionState(
                time(),
                time(),
                maybe(() -> Duration.ofMillis(random.nextLong() >>> 1)),
                maybe(this::time),
                some(this::credential),
                maybe(() -> new Renewal(hash(), maybe(this::rotation))),
                some(() -> text(40)),
                maybe(() -> new Login(
                        time(),
                        text(Login.LONGEST_NAME),
                        maybe(() -> text(Login.LONGEST_NAME)),
                        maybe(() -> text(Login.LONGEST_NAME)),
                        maybe(() -> text(Login.LONGEST_AGENT)),
                        maybe(() -> text(Login.LONGEST_NAME)))),
                maybe(() -> new Ending(new EndReason("R_" + random.nextInt(1000)), time())));
    }

    private Credential credential() {
        CredentialUse use = CredentialUse.values()[random.nextInt(CredentialUse.values().length)];
        return new Credential(use, hash(), maybe(this::time));
    }

    private Renewal.Rotation rotation() {
        return new Renewal.Rotation(
                hash(),
                time(),
                time(),
                maybe(() -> RenewalNonce.create(random)),
                maybe(() -> text(Login.LONGEST_AGENT)),
                maybe(() -> text(Login.LONGEST_NAME)));
    }

    private SecretHash hash() {
        byte[] hash = new byte[SecretHash.BYTES];
        random.nextBytes(hash);
        return SecretHash.ofBytes(hash);
    }

    private Instant time() {
        return Instant.ofEpochMilli(random.nextLong() >> random.nextInt(64));
    }

    /** Up to {@code longest} characters, surrogates in pairs only. */
    private String text(int longest) {
        String text = random.ints(random.nextInt(longest + 1), 0, 0x110000)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int end = Math.min(text.length(), longest);
        boolean splitsPair = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        return text.substring(0, splitsPair ? end - 1 : end);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> item) {
        return Stream.generate(item)
                .limit(random.nextInt(SessionState.MOST_ITEMS + 1))
                .toList();
    }
}
