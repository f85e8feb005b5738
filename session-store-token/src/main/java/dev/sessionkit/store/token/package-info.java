/**
 * Sessions that travel with the client. {@link dev.sessionkit.store.token.TokenSessionStore} reads those that another system
 * has signed as JWTs; {@link dev.sessionkit.store.token.SealedSessionStore} carries one's own, encrypted. Each is resolver and
 * store in one: name it in both settings.
 */
package dev.sessionkit.store.token;
