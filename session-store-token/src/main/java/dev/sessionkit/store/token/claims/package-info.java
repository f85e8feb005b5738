/**
 * What verified tokens say, whether that counts here and now, and which were verified before. Begin with
 * {@link dev.sessionkit.store.token.claims.VerifiedTokens}. Hidden.
 */
package dev.sessionkit.store.token.claims;
