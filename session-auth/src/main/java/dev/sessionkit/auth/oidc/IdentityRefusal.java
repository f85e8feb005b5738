package dev.sessionkit.auth.oidc;

/** Why what came back from a provider proves nothing. Safe to log: says nothing of what came. */
public enum IdentityRefusal {
    /** The user said no at the provider ({@code access_denied}). */
    CANCELLED("the user declined"),
    /** The provider answered with another error. */
    PROVIDER_ERROR("the provider answered the login with an error"),
    /** The callback's parameters are missing, repeated or too long (RFC 6749, section 3.1). */
    CALLBACK("the callback is malformed"),
    /** The callback belongs to another login (RFC 6749, section 10.12). */
    STATE("the state is not that of this login"),
    /** The callback names another provider, or none where it must (RFC 9207). */
    CALLBACK_ISSUER("the callback does not come from this provider"),
    /** The provider does not take the code: used, expired, of another client or login. */
    CODE("the code is not accepted"),
    /** The provider does not accept this client: its name, secret or redirect URI is set wrong. */
    CLIENT(
            "the provider does not accept this client: check ClientId, ClientSecret, ClientAuthentication, RedirectUri and Scopes"),
    /** The token endpoint's answer holds no bearer token, or no ID token. */
    TOKEN_ANSWER("the token endpoint's answer is malformed"),
    /** A token of another type, algorithm or key, or not signed, or malformed. */
    SIGNATURE("the token is not signed by this provider"),
    /** {@code iss} is another. */
    ISSUER("the token is of another issuer"),
    /** {@code aud} is not this client, or somebody else as well. */
    AUDIENCE("the token is for another client"),
    /** {@code azp} is another. */
    AUTHORIZED_PARTY("the token was issued to another client"),
    /** {@code exp} is missing or past. */
    EXPIRED("the token has expired"),
    /** {@code iat} is missing, or it or {@code nbf} lies ahead. */
    ISSUED_AT("the token is from the future"),
    /** {@code nonce} is missing or of another login; or present where none may be. */
    NONCE("the nonce is not that of this login"),
    /** {@code at_hash} is that of another access token. */
    ACCESS_TOKEN_HASH("the ID token belongs to another access token"),
    /** {@code auth_time} is missing or too long ago. */
    AUTHENTICATION_AGE("the user signed in there too long ago"),
    /** {@code sub}, {@code sid} or {@code jti} is missing, or longer than can be kept. */
    SUBJECT("the token does not say whom it is about"),
    /** {@code events} does not say logout. */
    EVENTS("the token is no logout token"),
    /** The user info is about somebody else, or about nobody. */
    USER_INFO("the user info is refused, malformed or about somebody else"),
    /** This provider has no such thing. */
    NOT_SUPPORTED("the provider's type has no back-channel logout");

    private final String sentence;

    IdentityRefusal(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
