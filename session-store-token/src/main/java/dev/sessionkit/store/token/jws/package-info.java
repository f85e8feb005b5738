/** Compact JWS (RFC 7515): which keys there are, and whether one of them signed what was presented. Hidden. */
package dev.sessionkit.store.token.jws;
