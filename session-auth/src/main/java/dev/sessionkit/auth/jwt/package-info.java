/**
 * Access and refresh tokens as JWTs (seed 003, RFC 9068), on sessions that renew. Begin with
 * {@link dev.sessionkit.auth.jwt.AccessTokenResolver}.
 */
package dev.sessionkit.auth.jwt;
