package dev.sessionkit.store.token.jws;

import java.util.Optional;

/**
 * What a header says (RFC 7515, section 4.1) as far as it is used. Keys and their addresses in a header ({@code jwk},
 * {@code jku}, {@code x5c}, {@code x5u}, {@code x5t}) are never read.
 *
 * @param algorithm what the token claims to be signed with
 * @param keyId {@code kid}: untrusted, only compared
 * @param type {@code typ}
 */
record JwsHeader(JwsAlgorithm algorithm, Optional<String> keyId, Optional<String> type) {}
