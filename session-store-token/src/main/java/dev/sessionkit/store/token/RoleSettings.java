package dev.sessionkit.store.token;

import dev.sessionkit.spi.Setting;
import dev.sessionkit.store.token.claims.ClaimPath;
import java.util.List;

/**
 * How the one role of an account is told from a token that lists several. Immutable.
 *
 * @param claim where the token has them
 * @param firstOf which of them counts
 * @param metadata what the account calls it
 */
public record RoleSettings(
        @Setting(
                value = "The claim that lists the roles: a name, or a JSON Pointer such as /realm_access/roles.",
                byDefault = "roles")
        String claim,

        @Setting(
                "The roles that count, the strongest first: the first of these that the token lists is the account's role.")
        List<String> firstOf,

        @Setting(value = "The name under which the account's metadata holds the role.", byDefault = "role")
        String metadata) {

    /**
     * Checks that there are roles to look for.
     *
     * @param claim where the token has them
     * @param firstOf which of them counts
     * @param metadata what the account calls it
     * @throws IllegalArgumentException where there are none, or the claim is written wrongly
     */
    public RoleSettings {
        ClaimPath.of(claim);
        Bounds.notEmpty("FirstOf", firstOf, "[\"admin\", \"user\"]");
        Bounds.notBlank("Metadata", metadata);
        firstOf = List.copyOf(firstOf);
    }
}
