/**
 * Signing in (seeds 000, 001 and 003): accounts, logins by password and by other systems, tokens that renew, one-time tokens, and
 * sessions in their users' hands. Begin with {@link dev.sessionkit.auth.Authentication}.
 *
 * <p>Within, whoever proves who they are ({@code ProvenAccount}) goes through one door ({@code SignIn}), past the user's gate
 * ({@code Admission}, {@code UserGate}), into a session of one form or another ({@code SessionForm}); what ends a user's sessions
 * ({@code UserEndings}) passes the same gate.
 */
package dev.sessionkit.auth;
