package dev.sessionkit.auth.oidc;

import dev.sessionkit.spi.Secret;
import java.util.regex.Pattern;

/**
 * What binds an answer of a provider to the login that was begun: random, used for one login, remembered until it comes back.
 * Immutable; prints nothing of it.
 *
 * @param state comes back in the callback (RFC 6749, section 10.12)
 * @param nonce comes back in the ID token (OpenID Connect Core 15.5.2); not sent to an OAUTH2 provider
 * @param codeVerifier proves that who redeems the code began the login (RFC 7636)
 */
public record LoginSecrets(String state, Secret nonce, Secret codeVerifier) {

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._~-]{16,256}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /**
     * Checks the forms.
     *
     * @param state 16 to 256 letters, digits and {@code - . _ ~}
     * @param nonce likewise
     * @param codeVerifier 43 to 128 of them (RFC 7636, section 4.1)
     * @throws IllegalArgumentException for anything else; quotes nothing
     */
    public LoginSecrets {
        check("state", TEXT, state);
        check("nonce", TEXT, nonce.reveal());
        check("code verifier", VERIFIER, codeVerifier.reveal());
    }

    private static void check(String what, Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("a login's " + what + " is " + form.pattern());
        }
    }

    @Override
    public String toString() {
        return "LoginSecrets[hidden]";
    }
}
