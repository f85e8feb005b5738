package dev.sessionkit.spi;

import java.time.Instant;

/** A store that needs telling when to remove old records; one that forgets by itself does without. */
public interface ExpiredSessions {

    /**
     * Removes a bounded batch of records that need not be kept any longer. A record whose {@code purgeAfter} moves on at the
     * same moment stays.
     *
     * @param purgeBefore only records with {@code purgeAfter} before this; a store may keep them for up to an hour more
     * @param limit how many at the most, at least 1
     * @return how many were removed; less than {@code limit} where there are no more for this caller
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken or cannot be reached
     */
    int deleteExpired(Instant purgeBefore, int limit);
}
