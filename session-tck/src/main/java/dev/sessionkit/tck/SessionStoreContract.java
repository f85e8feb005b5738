package dev.sessionkit.tck;

/**
 * What every {@link dev.sessionkit.spi.SessionStore} does: it gives back what it was given, its writes are conditional, and
 * they stay so when several write at once. Rules S01 to S42.
 */
public interface SessionStoreContract
        extends StoredRecordsContract, ConditionalWritesContract, ConcurrentWritesContract {}
