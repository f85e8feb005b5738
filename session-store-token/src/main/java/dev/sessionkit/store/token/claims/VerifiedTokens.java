package dev.sessionkit.store.token.claims;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.store.token.jws.KeySet;
import dev.sessionkit.store.token.jws.KeySource;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Tokens that were verified, so that they need not be verified again: found by their whole text, until they expire, as long as
 * the key that signed them is among the issuer's. What was refused is not remembered, or strangers would fill the memory.
 * Thread-safe.
 */
public final class VerifiedTokens {

    /** So many usual tokens fit; of longer ones fewer, so that the memory is bounded whatever the issuer puts in. */
    private static final int USUAL_LENGTH = 1024;

    private final boolean remembers; // a cache of size 0 is emptied later, and by another thread
    private final Cache<SeenToken, Judged.Accepted> accepted;
    private final KeySource keys;
    private final Function<String, Judged> judge;
    private final InstantSource clock;

    /**
     * Nothing is remembered yet.
     *
     * @param size how many usual tokens are remembered, 0 or more
     * @param keys the issuer's
     * @param judge says what comes of hostile text
     * @param clock tells when a token expires
     */
    public VerifiedTokens(int size, KeySource keys, Function<String, Judged> judge, InstantSource clock) {
        this.remembers = size > 0;
        this.accepted = Caffeine.newBuilder()
                .maximumWeight((long) size * USUAL_LENGTH)
                .<SeenToken, Judged.Accepted>weigher(
                        (token, session) -> Math.max(token.text().length(), USUAL_LENGTH))
                .build();
        this.keys = keys;
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * What comes of a token.
     *
     * @param token what was presented, however hostile
     * @throws dev.sessionkit.api.SessionStoreException where there are no keys to tell by
     */
    public Judged judge(String token) {
        if (token.length() < SeenToken.SHORTEST) {
            return Judged.Refused.because(RejectReason.MALFORMED);
        }
        return remembers ? remembered(new SeenToken(token)) : judge.apply(token);
    }

    private Judged remembered(SeenToken token) {
        Judged.Accepted known = accepted.getIfPresent(token);
        if (known != null && isSignedByCurrentKey(known)) {
            return clock.millis() < known.end().toEpochMilli() ? known : expired(token);
        }
        Judged judged = judge.apply(token.text());
        if (judged instanceof Judged.Accepted counts) {
            accepted.put(token, counts);
        } else if (known != null) {
            accepted.invalidate(token);
        }
        return judged;
    }

    private Judged expired(SeenToken token) {
        accepted.invalidate(token);
        return Judged.Refused.because(RejectReason.EXPIRED);
    }

    @SuppressWarnings("ReferenceEquality") // the same set has the same keys; another is looked through
    private boolean isSignedByCurrentKey(Judged.Accepted known) {
        KeySet current = keys.keys();
        return current == known.keys() || current.contains(known.key());
    }
}
