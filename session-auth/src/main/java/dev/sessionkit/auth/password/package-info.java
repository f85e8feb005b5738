/**
 * Passwords: which are good enough, and how they are kept. {@link dev.sessionkit.auth.password.PasswordHasher} hashes, and
 * {@link dev.sessionkit.auth.password.PasswordRules} judges; neither knows accounts or sessions.
 */
package dev.sessionkit.auth.password;
