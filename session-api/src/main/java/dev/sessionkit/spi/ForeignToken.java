package dev.sessionkit.spi;

import java.util.Optional;

/**
 * A credential that another system issued and only that system, or a store that asks it, understands. Prints as
 * {@code [hidden]}. Immutable.
 *
 * @param value the token as sent, 1 to {@value #LONGEST} characters, hostile
 */
public record ForeignToken(String value) {

    /** The most characters a foreign token has. */
    public static final int LONGEST = 16_384;

    /**
     * Checks the bounds.
     *
     * @param value the token as sent
     * @throws IllegalArgumentException where it is empty or too long; its text is not in the message
     */
    public ForeignToken {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a foreign token has 1 to " + LONGEST + " characters, not " + value.length());
        }
    }

    /**
     * Takes hostile text for what it may be.
     *
     * @param text anything
     * @return the token, or empty where it is empty, too long, or not all visible ASCII
     */
    public static Optional<ForeignToken> parse(String text) {
        boolean wellFormed =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(ForeignToken::isVisible);
        return wellFormed ? Optional.of(new ForeignToken(text)) : Optional.empty();
    }

    private static boolean isVisible(int c) {
        return c > ' ' && c <= '~';
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
