/** From settings to keys that sign: {@link dev.sessionkit.store.token.signing.ConfiguredSigningKeys}. Hidden. */
package dev.sessionkit.store.token.signing;
