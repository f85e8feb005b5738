package dev.sessionkit.store.token.jws;

import java.time.Duration;

/**
 * When keys are fetched.
 *
 * @param timeout how long one fetch may take, from connecting to the last byte, and how long a caller waits for it
 * @param refreshEvery the age from which a set is fetched anew, in the background
 * @param missInterval the least time between two fetches that tokens with unknown keys bring about
 */
public record RemoteKeysTiming(Duration timeout, Duration refreshEvery, Duration missInterval) {

    /** 2 seconds, 10 minutes, 30 seconds. */
    public static final RemoteKeysTiming DEFAULT =
            new RemoteKeysTiming(Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofSeconds(30));

    /** Each longer than nothing. */
    public RemoteKeysTiming {
        requirePositive("timeout", timeout);
        requirePositive("refreshEvery", refreshEvery);
        requirePositive("missInterval", missInterval);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is longer than nothing, not " + duration);
        }
    }
}
