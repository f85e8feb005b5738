package dev.sessionkit.store.token.jws;

/**
 * The header of the latest token that was verified, and how it was sent: an issuer's tokens mostly have the same header, which
 * then is compared rather than read. Not to be changed.
 *
 * @param segment the header as it stands in the token
 * @param header the same, read and accepted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnownHeader(byte[] segment, JwsHeader header) {}
