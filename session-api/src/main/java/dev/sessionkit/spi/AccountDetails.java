package dev.sessionkit.spi;

import dev.sessionkit.api.AccountNames;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known about a user. Prints neither password hash nor e-mail address. Immutable.
 *
 * @param uuid names the user to others; chosen at random when the account is made, and never changed
 * @param userName as typed, 1 to {@value AccountNames#LONGEST_USER_NAME} characters; unique as {@link AccountNames} compares
 * @param email as typed, at most {@value AccountNames#LONGEST_EMAIL} characters; unique as {@link AccountNames} compares
 * @param emailVerified whether the user has shown that the address is theirs
 * @param role what it may do, compared exactly; 1 to {@value #LONGEST_ROLE} characters
 * @param enabled whether the user may sign in
 * @param passwordHash whatever checks the password, salt and parameters included; 1 to {@value #LONGEST_HASH} characters.
 *     Empty where the user signs in elsewhere
 * @param identities at other systems, in no order of meaning; at most {@value #MOST_IDENTITIES}
 * @param createdAt when the account was made, in whole milliseconds; never changed
 * @param credentialsChangedAt when the password last changed, in whole milliseconds
 */
public record AccountDetails(
        UUID uuid,
        String userName,
        Optional<String> email,
        boolean emailVerified,
        String role,
        boolean enabled,
        Optional<String> passwordHash,
        List<ExternalIdentity> identities,
        Instant createdAt,
        Instant credentialsChangedAt) {

    /** The role of an account that was given no other. */
    public static final String DEFAULT_ROLE = "user";

    /** The most characters (UTF-16 units) a role has. */
    public static final int LONGEST_ROLE = 64;

    /** The most characters (UTF-16 units) a password hash has. */
    public static final int LONGEST_HASH = 1024;

    /** The most identities one account has. */
    public static final int MOST_IDENTITIES = 16;

    /**
     * Checks the bounds, sorts the identities, and cuts the times to milliseconds.
     *
     * @param uuid names the user to others
     * @param userName as typed
     * @param email as typed
     * @param emailVerified whether it was verified
     * @param role what the user may do
     * @param enabled whether the user may sign in
     * @param passwordHash what checks the password
     * @param identities at other systems
     * @param createdAt when the account was made
     * @param credentialsChangedAt when the password last changed
     * @throws IllegalArgumentException where something is out of bounds; repeats nothing of it
     */
    public AccountDetails {
        Objects.requireNonNull(uuid, "uuid");
        AccountNames.canonicalUserName(userName);
        email.ifPresent(AccountNames::canonicalEmail);
        if (emailVerified && email.isEmpty()) {
            throw new IllegalArgumentException("an e-mail address is verified where there is one");
        }
        AccountTexts.check("a role", role, LONGEST_ROLE);
        passwordHash.ifPresent(hash -> AccountTexts.check("a password hash", hash, LONGEST_HASH));
        identities = identities.stream()
                .sorted(Comparator.comparing(ExternalIdentity::issuer).thenComparing(ExternalIdentity::subject))
                .toList();
        if (identities.size() > MOST_IDENTITIES || new HashSet<>(identities).size() < identities.size()) {
            throw new IllegalArgumentException(
                    "an account has at most " + MOST_IDENTITIES + " external identities, each once");
        }
        createdAt = SessionState.inMillis(createdAt);
        credentialsChangedAt = SessionState.inMillis(credentialsChangedAt);
    }

    /**
     * An account that may sign in, of the default role, and has nothing but a name.
     *
     * @param uuid names the user to others
     * @param userName as typed
     * @param at when it is made
     * @return without e-mail address, password and identities
     */
    public static AccountDetails named(UUID uuid, String userName, Instant at) {
        return new AccountDetails(
                uuid, userName, Optional.empty(), false, DEFAULT_ROLE, true, Optional.empty(), List.of(), at, at);
    }

    /**
     * The same with another name.
     *
     * @param name as typed
     * @return a copy
     */
    public AccountDetails withUserName(String name) {
        return new AccountDetails(
                uuid,
                name,
                email,
                emailVerified,
                role,
                enabled,
                passwordHash,
                identities,
                createdAt,
                credentialsChangedAt);
    }

    /**
     * The same with another e-mail address, or none.
     *
     * @param address as typed
     * @param verified whether it was verified
     * @return a copy
     */
    public AccountDetails withEmail(Optional<String> address, boolean verified) {
        return new AccountDetails(
                uuid,
                userName,
                address,
                verified,
                role,
                enabled,
                passwordHash,
                identities,
                createdAt,
                credentialsChangedAt);
    }

    /**
     * The same with another role.
     *
     * @param other which
     * @return a copy
     */
    public AccountDetails withRole(String other) {
        return new AccountDetails(
                uuid,
                userName,
                email,
                emailVerified,
                other,
                enabled,
                passwordHash,
                identities,
                createdAt,
                credentialsChangedAt);
    }

    /**
     * The same, to sign in or not.
     *
     * @param may whether the user may sign in
     * @return a copy
     */
    public AccountDetails withEnabled(boolean may) {
        return new AccountDetails(
                uuid,
                userName,
                email,
                emailVerified,
                role,
                may,
                passwordHash,
                identities,
                createdAt,
                credentialsChangedAt);
    }

    /**
     * The same with another password, or none.
     *
     * @param hash of the password
     * @param at when it changed; as before where only its hash was made anew
     * @return a copy
     */
    public AccountDetails withPasswordHash(Optional<String> hash, Instant at) {
        return new AccountDetails(uuid, userName, email, emailVerified, role, enabled, hash, identities, createdAt, at);
    }

    /**
     * The same with other identities.
     *
     * @param others all of them
     * @return a copy
     */
    public AccountDetails withIdentities(List<ExternalIdentity> others) {
        return new AccountDetails(
                uuid,
                userName,
                email,
                emailVerified,
                role,
                enabled,
                passwordHash,
                others,
                createdAt,
                credentialsChangedAt);
    }

    @Override
    public String toString() {
        return "AccountDetails[uuid=" + uuid + ", userName=" + userName + ", email=" + hidden(email)
                + ", emailVerified="
                + emailVerified + ", role=" + role + ", enabled=" + enabled + ", passwordHash=" + hidden(passwordHash)
                + ", identities=" + identities + ", createdAt=" + createdAt + ", credentialsChangedAt="
                + credentialsChangedAt + "]";
    }

    private static String hidden(Optional<String> text) {
        return text.isPresent() ? "[hidden]" : "[none]";
    }
}
