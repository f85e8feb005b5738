package dev.sessionkit.api;

/**
 * Whom a session belongs to, as the host names its users. Immutable.
 *
 * @param value 1 to {@value #LONGEST} characters, no control characters, no white space at the ends; compared exactly
 */
public record UserId(String value) {

    /** The most characters a user id has. */
    public static final int LONGEST = 255;

    /**
     * Checks the bounds.
     *
     * @param value the host's name for the user
     * @throws IllegalArgumentException where it is out of bounds
     */
    public UserId {
        Checks.name("a user id", value, LONGEST);
    }

    @Override
    public String toString() {
        return value;
    }
}
