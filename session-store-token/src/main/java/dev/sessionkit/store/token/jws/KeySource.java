package dev.sessionkit.store.token.jws;

import dev.sessionkit.api.SessionStoreException;

/** Where keys come from. Thread-safe. */
public interface KeySource extends AutoCloseable {

    /**
     * The keys to check with now.
     *
     * @throws SessionStoreException when there never was a set
     */
    KeySet keys();

    /**
     * The keys to try once more with, after a token named a key that is not in {@code seen}: possibly newer ones, else
     * {@code seen} again.
     *
     * @param seen what {@link #keys()} gave
     */
    KeySet keysAfterMiss(KeySet seen);

    /** Lets go of what the source holds. */
    @Override
    void close();

    /**
     * Always the same keys.
     *
     * @param keys to give
     */
    static KeySource fixed(KeySet keys) {
        return new FixedKeys(keys);
    }
}
