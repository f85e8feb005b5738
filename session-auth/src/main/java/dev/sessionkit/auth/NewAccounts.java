package dev.sessionkit.auth;

import dev.sessionkit.api.AccountNames;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of accounts that begin. Thread-safe. */
record NewAccounts(SessionRecords records) {

    private static final int MOST_OF_NAME = AccountNames.LONGEST_USER_NAME - 14;

    /** An account with a name, and a random UUID (RFC 9562, version 4). */
    AccountDetails named(String userName) {
        UUID uuid = new UUID(
                records.random().nextLong() & ~0xf000L | 0x4000L,
                records.random().nextLong() >>> 2 | Long.MIN_VALUE);
        return AccountDetails.named(uuid, userName, records.now());
    }

    /**
     * An account of somebody whom another system has named. An address is left out unless that system has verified it and is
     * trusted with that: it may be anybody's, who would then find it taken.
     *
     * @param trusted whether an address counts as verified here because it is there
     */
    AccountDetails of(ExternalLogin login, boolean trusted) {
        String name = login.userName()
                .filter(wish ->
                        wish.indexOf('@') < 0 && AccountKey.userName(wish).isPresent())
                .orElseGet(() -> "user" + suffix());
        Optional<String> email = login.email()
                .filter(address -> trusted
                        && login.emailVerified()
                        && AccountKey.email(address).isPresent());
        return named(name).withEmail(email, email.isPresent()).withIdentities(List.of(login.identity()));
    }

    /** The same, under a name that hardly anybody has. */
    AccountDetails underAnotherName(AccountDetails details) {
        String name = details.userName();
        int end = Math.min(name.length(), MOST_OF_NAME);
        String kept = name.substring(0, end > 0 && Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
        return details.withUserName(kept + suffix());
    }

    private String suffix() {
        return "-" + Long.toString(records.random().nextLong() >>> 4, 36);
    }
}
