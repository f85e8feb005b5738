package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.jwt.AccessTokenClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What access tokens say that are issued: the same whoever writes them. */
final class IssuedClaims {

    static final String CLIENT = "web";
    static final int TOKENS = 16; // few, as in VerifyRows

    private static final Duration LIFE = Duration.ofHours(12);

    private final AccessTokenClaims[] all;

    IssuedClaims() {
        Instant now = Instant.now();
        RandomGenerator random = new SplittableRandom(7);
        all = IntStream.range(0, TOKENS)
                .mapToObj(number -> claims(number, now, random))
                .toArray(AccessTokenClaims[]::new);
    }

    private static AccessTokenClaims claims(int number, Instant now, RandomGenerator random) {
        return new AccessTokenClaims(
                SessionId.create(now, random),
                new UserId(Long.toString(random.nextLong(1, 1L << 53))),
                now,
                now.plus(LIFE),
                now,
                Optional.of("member"),
                Optional.of(Population.user(number)),
                Optional.of(new UUID(random.nextLong(), random.nextLong()).toString()));
    }

    AccessTokenClaims at(int turn) {
        return all[turn % TOKENS];
    }
}
