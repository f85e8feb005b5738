/**
 * Slows those who guess: {@link dev.sessionkit.auth.throttle.LoginThrottle}, by the client's address as
 * {@link dev.sessionkit.auth.throttle.TrustedProxies} tells it. Knows no accounts, passwords or sessions.
 */
package dev.sessionkit.auth.throttle;
