package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What another service may know of a token (RFC 7662, section 2.2): who is inactive, but not why. Immutable. */
public sealed interface TokenIntrospection {

    /**
     * The answer's members.
     *
     * @return to be written as a JSON object, in this order; times are in seconds since 1970
     */
    Map<String, Object> members();

    /** It is none, or counts no longer. */
    record Inactive() implements TokenIntrospection {

        @Override
        public Map<String, Object> members() {
            return Map.of("active", false);
        }
    }

    /**
     * It counts.
     *
     * @param issuer {@code iss}
     * @param clientId {@code client_id}
     * @param user {@code sub}
     * @param session {@code sid}
     * @param issuedAt {@code iat}
     * @param expiresAt {@code exp}
     */
    record Active(String issuer, String clientId, UserId user, SessionId session, Instant issuedAt, Instant expiresAt)
            implements TokenIntrospection {

        @Override
        public Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("active", true);
            members.put("iss", issuer);
            members.put("client_id", clientId);
            members.put("sub", user.value());
            members.put("sid", session.toString());
            members.put("iat", issuedAt.getEpochSecond());
            members.put("exp", expiresAt.getEpochSecond());
            return members;
        }
    }
}
