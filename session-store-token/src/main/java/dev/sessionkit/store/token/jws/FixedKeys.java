package dev.sessionkit.store.token.jws;

/** Keys from the settings. Immutable. */
record FixedKeys(KeySet keys) implements KeySource {

    @Override
    public KeySet keysAfterMiss(KeySet seen) {
        return keys;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
