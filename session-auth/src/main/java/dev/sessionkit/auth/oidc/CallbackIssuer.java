package dev.sessionkit.auth.oidc;

/** Whether a callback has to name its issuer (RFC 9207). One that names another is always refused. */
public enum CallbackIssuer {
    /** Where discovery says that the provider does; that of an OAUTH2 provider says nothing. */
    DISCOVERED,
    /** Always. */
    REQUIRED,
    /** Never, whatever discovery says. */
    OPTIONAL
}
