package dev.sessionkit.spi;

/**
 * Who somebody is at another system, such as {@code iss} and {@code sub} of OpenID Connect. Both are compared exactly. Prints
 * the issuer alone. Immutable.
 *
 * @param issuer which system; 1 to {@value #LONGEST} characters
 * @param subject that system's name for the user; 1 to {@value #LONGEST} characters
 */
public record ExternalIdentity(String issuer, String subject) {

    /** The most characters (UTF-16 units) each of both has. */
    public static final int LONGEST = 255;

    /**
     * Checks the bounds.
     *
     * @param issuer which system
     * @param subject its name for the user
     * @throws IllegalArgumentException where one is out of bounds, has control characters or broken ones, or white space at an
     *     end
     */
    public ExternalIdentity {
        AccountTexts.check("the issuer of an identity", issuer, LONGEST);
        AccountTexts.check("the subject of an identity", subject, LONGEST);
    }

    @Override
    public String toString() {
        return "ExternalIdentity[issuer=" + issuer + ", subject=[hidden]]";
    }
}
