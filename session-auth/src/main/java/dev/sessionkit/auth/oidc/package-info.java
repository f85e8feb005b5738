/**
 * Signing in by another system: OpenID Connect, and OAuth 2.0 for those without it. Begin with
 * {@link dev.sessionkit.auth.oidc.IdentityProviders}.
 */
package dev.sessionkit.auth.oidc;
