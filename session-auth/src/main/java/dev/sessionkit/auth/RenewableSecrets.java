package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import java.nio.charset.StandardCharsets;

/** The bearer's secret that goes with a renewable one; what both are made of is {@link SessionSecret}'s affair. Thread-safe. */
final class RenewableSecrets {

    private static final byte[] AUTH = "sessionkit/auth/v1".getBytes(StandardCharsets.US_ASCII);

    private RenewableSecrets() {}

    /** Always the same for the same two. */
    static SessionSecret bearer(SessionSecret renewable, SessionId id) {
        return renewable.derived(AUTH, id.toBytes());
    }
}
