package dev.sessionkit.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What a client holds: {@code <id>.<secret>}, 66 characters (87 where it renews).
 *
 * <p>Its text is shown by {@link #reveal()} alone. Immutable.
 *
 * @param id the public half
 * @param secret the half that proves ownership
 */
public record SessionToken(SessionId id, SessionSecret secret) {

    /** The length of a token as text, but for one that renews. */
    public static final int LENGTH = SessionId.LENGTH + 1 + SessionSecret.LENGTH;

    /**
     * Checks that both halves are there.
     *
     * @param id the public half
     * @param secret the half that proves ownership
     */
    public SessionToken {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
    }

    /**
     * Reads a token from hostile text.
     *
     * @param text anything
     * @return the token, or empty unless {@code text} is exactly its one canonical spelling
     */
    public static Optional<SessionToken> parse(String text) {
        return parse(text, 0, text.length());
    }

    /**
     * Reads a token from a part of hostile text, without copying the part.
     *
     * @param text anything
     * @param from where the token would start
     * @param to the position after its last character
     * @return the token, or empty unless the part is exactly its one canonical spelling
     * @throws IndexOutOfBoundsException where the part does not lie inside the text
     */
    public static Optional<SessionToken> parse(String text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        int dot = from + SessionId.LENGTH;
        if (dot >= to || text.charAt(dot) != '.') {
            return Optional.empty();
        }
        SessionSecret secret = SessionSecret.parse(text, dot + 1, to);
        SessionId id = SessionId.parseAt(text, from);
        return id == null || secret == null ? Optional.empty() : Optional.of(new SessionToken(id, secret));
    }

    /**
     * The token in clear, for the client that owns it and nobody else.
     *
     * @return {@code <id>.<secret>}
     */
    public String reveal() {
        return id + "." + secret.reveal();
    }

    /** The public half and {@code [hidden]}. */
    @Override
    public String toString() {
        return id + "." + secret;
    }
}
