/** Compact JWS (RFC 7515): which keys there are, whether one of them signed what was presented, and signing. Hidden. */
package dev.sessionkit.store.token.jws;
