package dev.sessionkit.auth;

import dev.sessionkit.spi.Setting;

/**
 * The section {@code MemoryAccounts}. Immutable.
 *
 * @param maximumAccounts how many accounts are kept, at least 1
 */
public record MemoryAccountsSettings(
        @Setting(
                value = "How many accounts are kept, at least 1. Beyond that nobody can register.",
                byDefault = "10000")
        int maximumAccounts) {

    /**
     * Checks the bounds.
     *
     * @param maximumAccounts how many accounts are kept
     * @throws IllegalArgumentException where it is less than 1
     */
    public MemoryAccountsSettings {
        if (maximumAccounts < 1) {
            throw new IllegalArgumentException("MaximumAccounts is at least 1, not " + maximumAccounts);
        }
    }
}
