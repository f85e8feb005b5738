package com.example.custom;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of what another system says the session that services here expect: with an {@link Entity} under {@code account}.
 * Immutable.
 *
 * @param issuer whose tokens
 * @param audience whom they must be meant for
 */
record ForeignAccounts(String issuer, Optional<String> audience) {

    /** Empty where the token is another issuer's, or meant for somebody else. */
    Optional<SessionRecord> session(IntrospectionAnswer answer, TokenHash token, Instant now) {
        boolean theirs = answer.text("iss").orElse(issuer).equals(issuer);
        boolean forUs = audience.isEmpty() || answer.isFor(audience.get());
        if (!theirs || !forUs) {
            return Optional.empty();
        }
        Optional<Instant> endsAt = answer.time("exp");
        return Optional.of(new SessionRecord(
                id(answer, token),
                0, // never written, so there is one revision only
                Optional.of(user(answer)),
                endsAt.orElse(SessionRecord.NEVER),
                SessionState.begin(answer.time("iat").orElse(now), Optional.empty(), endsAt, List.of())
                        .touched(now),
                SessionData.ofValues(Map.of(Entity.ACCOUNT.name(), account(answer)))));
    }

    /** The same for every token of one session; where the issuer does not tell, the same for one token. */
    private SessionId id(IntrospectionAnswer answer, TokenHash token) {
        String name = answer.text("sid")
                .map(sid -> "sid " + sid)
                .or(() -> answer.text("jti").map(jti -> "jti " + jti))
                .orElse("token " + token.sha256());
        return SessionId.derived(issuer, name);
    }

    private static UserId user(IntrospectionAnswer answer) {
        try {
            return new UserId(answer.text("sub").orElseThrow(() -> IntrospectionAnswer.unusable("sub")));
        } catch (IllegalArgumentException e) {
            throw IntrospectionAnswer.unusable("sub");
        }
    }

    private static Entity account(IntrospectionAnswer answer) {
        String id = user(answer).value();
        Map<String, EntityMetadata> metadata = new HashMap<>();
        metadata.put("name", EntityMetadata.of(answer.text("username").orElse(id)));
        answer.text("role").ifPresent(role -> metadata.put("role", EntityMetadata.of(role)));
        return new Entity(id, metadata);
    }
}
