package dev.sessionkit.spi;

import dev.sessionkit.api.AccountNames;
import dev.sessionkit.api.UserId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an account is found by. Of all accounts at most one has a given key. Keys are equal where what they were made of is the
 * same to {@link AccountNames}. Prints nothing that somebody typed. Immutable.
 */
public sealed interface AccountKey {

    /**
     * Its number.
     *
     * @param number positive
     */
    record Id(long number) implements AccountKey {
        /**
         * Checks the bounds.
         *
         * @param number of the account
         * @throws IllegalArgumentException where it is less than 1
         */
        public Id {
            if (number < 1) {
                throw new IllegalArgumentException("the number of an account is positive");
            }
        }
    }

    /**
     * Its user name.
     *
     * @param canonical what it is compared by
     */
    record UserName(String canonical) implements AccountKey {
        /**
         * Makes the name canonical.
         *
         * @param canonical the name, in any spelling
         * @throws IllegalArgumentException where nobody can be called so
         */
        public UserName {
            canonical = AccountNames.canonicalUserName(canonical);
        }

        @Override
        public String toString() {
            return "UserName[hidden]"; // some type their password into the wrong field
        }
    }

    /**
     * Its e-mail address, verified or not.
     *
     * @param canonical what it is compared by
     */
    record Email(String canonical) implements AccountKey {
        /**
         * Makes the address canonical.
         *
         * @param canonical the address, in any spelling
         * @throws IllegalArgumentException where it is none
         */
        public Email {
            canonical = AccountNames.canonicalEmail(canonical);
        }

        @Override
        public String toString() {
            return "Email[hidden]";
        }
    }

    /**
     * Its identity at another system.
     *
     * @param identity compared exactly
     */
    record Identity(ExternalIdentity identity) implements AccountKey {
        /**
         * Checks that there is one.
         *
         * @param identity at another system
         */
        public Identity {
            Objects.requireNonNull(identity, "identity");
        }
    }

    /**
     * The key for what a client sent as a user name.
     *
     * @param typed anything
     * @return empty where nobody can be called so
     */
    static Optional<AccountKey> userName(String typed) {
        return ifPossible(() -> new UserName(typed));
    }

    /**
     * The key for what a client sent as an e-mail address.
     *
     * @param typed anything
     * @return empty where nobody can have it
     */
    static Optional<AccountKey> email(String typed) {
        return ifPossible(() -> new Email(typed));
    }

    /**
     * The key for a session's user.
     *
     * @param user as {@link Account#id} names it
     * @return empty where it is not the decimal text of a positive 63-bit number, so not of an account
     */
    static Optional<AccountKey> id(UserId user) {
        String text = user.value();
        return ifPossible(() -> {
            long number = Long.parseLong(text); // a NumberFormatException is an IllegalArgumentException
            if (!Long.toString(number).equals(text)) {
                throw new IllegalArgumentException("a number has one spelling");
            }
            return new Id(number);
        });
    }

    private static Optional<AccountKey> ifPossible(Supplier<AccountKey> key) {
        try {
            return Optional.of(key.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
