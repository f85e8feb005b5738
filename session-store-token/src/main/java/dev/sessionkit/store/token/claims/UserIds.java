package dev.sessionkit.store.token.claims;

import dev.sessionkit.api.UserId;
import java.util.Optional;

/** Users as tokens name them. */
public final class UserIds {

    private UserIds() {}

    /**
     * The user of a name.
     *
     * @param text anything
     * @return the user; empty where the text is too long, or has control characters
     */
    public static Optional<UserId> parse(String text) {
        try {
            return Optional.of(new UserId(text));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }
}
