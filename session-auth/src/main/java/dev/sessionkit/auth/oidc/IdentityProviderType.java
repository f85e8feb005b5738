package dev.sessionkit.auth.oidc;

/** How an identity provider says who somebody is. */
public enum IdentityProviderType {
    /** OpenID Connect: by a signed ID token. Everything else is found by discovery. */
    OIDC,
    /** OAuth 2.0 alone: by an answer of its API, asked with the access token. */
    OAUTH2
}
