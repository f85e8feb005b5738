package dev.sessionkit.store.token.jws;

import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;

/** Who computes on elliptic curves. The keys are known to be of the right curve and on it. Thread-safe. */
interface CurveChecks {

    /** ECDSA (RFC 7518, section 3.4). */
    SignatureCheck ecdsa(JwsAlgorithm algorithm, ECPublicKey key);

    /** Ed25519 (RFC 8037, section 3.1). */
    SignatureCheck ed25519(EdECPublicKey key);

    /** Bouncy Castle, several times faster, where the host has it; else the platform. */
    static CurveChecks preferred() {
        return PreferredCurveChecks.CHOSEN;
    }
}
