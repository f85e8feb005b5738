package dev.sessionkit.auth.oidc;

/** What a provider asks of somebody who is signed in there already (OpenID Connect Core 3.1.2.1). */
public enum LoginPrompt {
    /** To sign in again. */
    LOGIN,
    /** To consent again. */
    CONSENT,
    /** To choose one of their accounts. */
    SELECT_ACCOUNT
}
