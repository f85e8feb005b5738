package dev.sessionkit.spi;

import java.util.Objects;

/** What became of a write to {@link Accounts}. Immutable. */
public sealed interface AccountWrite {

    /**
     * It was done.
     *
     * @param account as it is kept now
     */
    record Done(Account account) implements AccountWrite {
        /**
         * Checks that there is one.
         *
         * @param account as it is kept now
         */
        public Done {
            Objects.requireNonNull(account, "account");
        }
    }

    /**
     * Another account has one of its keys; nothing has changed.
     *
     * @param key which: of several the user name, else the e-mail address, else the first identity
     */
    record Taken(AccountKey key) implements AccountWrite {
        /**
         * Checks that there is one.
         *
         * @param key that another account has
         */
        public Taken {
            Objects.requireNonNull(key, "key");
        }
    }

    /** The account is gone, or has changed since it was read; nothing has changed now. */
    record Outdated() implements AccountWrite {}
}
