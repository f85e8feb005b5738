/**
 * Signing in: accounts with passwords, and sessions of two tokens that renew (seed 000). Begin with
 * {@link dev.sessionkit.auth.Authentication}.
 */
package dev.sessionkit.auth;
