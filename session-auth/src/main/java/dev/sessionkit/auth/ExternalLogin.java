package dev.sessionkit.auth;

import dev.sessionkit.spi.ExternalIdentity;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who somebody is, as another system has just said. Only {@code identity} tells users apart; the rest may change from login to
 * login, and is kept with the session. Prints the issuer alone. Immutable.
 *
 * @param identity issuer and subject, compared exactly (OpenID Connect Core 5.7)
 * @param userName what an account that is made for them may be called, if that name is free; at most
 *     {@value #LONGEST_TEXT} characters
 * @param email their address there; at most {@value #LONGEST_TEXT} characters
 * @param emailVerified whether that system has verified the address; counts only where the settings trust it with that
 * @param providerSession that system's name for its own session ({@code sid}), by which it may end ours; at most
 *     {@value #LONGEST_TEXT} characters
 * @param details more to keep with the session, at most {@value #MOST_DETAILS} texts of at most {@value #LONGEST_TEXT} characters
 */
public record ExternalLogin(
        ExternalIdentity identity,
        Optional<String> userName,
        Optional<String> email,
        boolean emailVerified,
        Optional<String> providerSession,
        Map<String, String> details) {

    /** The most characters (UTF-16 units) that a text here has. */
    public static final int LONGEST_TEXT = 255;

    /** The most further details. */
    public static final int MOST_DETAILS = 16;

    /**
     * Checks the bounds.
     *
     * @param identity issuer and subject
     * @param userName what they may be called
     * @param email their address
     * @param emailVerified whether that was verified
     * @param providerSession the other system's session
     * @param details copied
     * @throws IllegalArgumentException where something is too long or too much; quotes nothing
     */
    public ExternalLogin {
        Objects.requireNonNull(identity, "identity");
        userName.ifPresent(text -> check("user name", text));
        email.ifPresent(text -> check("e-mail address", text));
        providerSession.ifPresent(text -> check("session", text));
        details = Map.copyOf(details);
        if (details.size() > MOST_DETAILS) {
            throw new IllegalArgumentException("an external login has at most " + MOST_DETAILS + " details");
        }
        details.forEach((name, text) -> {
            check("detail's name", name);
            check("detail", text);
        });
    }

    /**
     * A login of which nothing is known but who it is.
     *
     * @param identity issuer and subject
     * @return without name, address, session and details
     */
    public static ExternalLogin of(ExternalIdentity identity) {
        return new ExternalLogin(identity, Optional.empty(), Optional.empty(), false, Optional.empty(), Map.of());
    }

    private static void check(String what, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "an external login's " + what + " has at most " + LONGEST_TEXT + " characters");
        }
    }

    @Override
    public String toString() {
        return "ExternalLogin[issuer=" + identity.issuer() + "]";
    }
}
