package dev.sessionkit.store.token;

import dev.sessionkit.spi.Setting;
import dev.sessionkit.store.token.claims.ClaimPath;
import java.util.Map;
import java.util.Optional;

/**
 * What services find in the session of a token. A claim is written by its name, or, where it lies deeper, as a JSON Pointer
 * (RFC 6901) such as {@code /realm_access/roles/0}. Immutable.
 *
 * @param user whose session it is
 * @param accountId the id of the {@code account} entity
 * @param metadata what the entity says
 * @param role how its role is chosen from several
 * @param data further session data
 */
public record ClaimsSettings(
        @Setting(value = "The claim with the user's id; text or a whole number.", byDefault = "sub")
        String user,

        @Setting(value = "The claim with the id of the account entity; text or a whole number.", byDefault = "sub")
        String accountId,

        @Setting(
                value = "What the account entity says: metadata name to claim. Claims that a token lacks are left out.",
                byDefault = "role=role")
        Map<String, String> metadata,

        @Setting("How the account's role is chosen where a token lists several.")
        Optional<RoleSettings> role,

        @Setting("Further session data: session key to claim, read by services as JSON of the key's type.")
        Map<String, String> data) {

    /**
     * Checks that claims are written rightly.
     *
     * @param user whose session it is
     * @param accountId the id of the account entity
     * @param metadata what the entity says
     * @param role how its role is chosen
     * @param data further session data
     * @throws IllegalArgumentException where one is not
     */
    public ClaimsSettings {
        ClaimPath.of(user);
        ClaimPath.of(accountId);
        metadata = Map.copyOf(metadata);
        metadata.values().forEach(ClaimPath::of);
        data = Map.copyOf(data);
        data.values().forEach(ClaimPath::of);
        if (data.containsKey("account")) {
            throw new IllegalArgumentException("Data has the key account, which is made from AccountId and Metadata");
        }
    }
}
