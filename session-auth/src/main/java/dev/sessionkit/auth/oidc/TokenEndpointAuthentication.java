package dev.sessionkit.auth.oidc;

/** How this client proves itself at the token endpoint (OpenID Connect Core 9). */
public enum TokenEndpointAuthentication {
    /** Name and secret in the header {@code Authorization}. */
    CLIENT_SECRET_BASIC,
    /** Name and secret in the body. */
    CLIENT_SECRET_POST,
    /** Not at all: a public client, protected by PKCE alone. */
    NONE
}
