package dev.sessionkit.spi;

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

    @Override
    public String toString() {
        return "[hidden]";
    }
}
