package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.store.token.claims.TokenClaims;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a session of an access token alone, always the same of the same token: the {@code account} entity (seed 002) with what
 * the token says of it. Immutable.
 *
 * @param roleMetadata what the account calls its role
 */
record StatelessSessions(String roleMetadata) {

    private static final String METHOD = "TOKEN";
    private static final String NAME = "name";
    private static final String UUID = "uuid";

    SessionRecord session(GenuineToken token, Instant end) {
        return new SessionRecord(
                token.session(), 0, Optional.of(token.user()), end, state(token.claims(), end), data(token));
    }

    private static SessionState state(TokenClaims claims, Instant end) {
        Instant began = claims.issuedAt() == null ? Instant.EPOCH : claims.issuedAt();
        SessionState state = SessionState.begin(began, Optional.empty(), Optional.of(end), List.of());
        return claims.authenticatedAt() == null ? state : state.withLogin(login(claims.authenticatedAt()));
    }

    private static Login login(Instant at) {
        return new Login(at, METHOD, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private SessionData data(GenuineToken token) {
        Map<String, EntityMetadata> known = new HashMap<>();
        TokenClaims claims = token.claims();
        claims.text(OwnTokenKind.USER_NAME).ifPresent(name -> known.put(NAME, EntityMetadata.of(name)));
        claims.text(OwnTokenKind.USER_UUID).ifPresent(uuid -> known.put(UUID, EntityMetadata.of(uuid)));
        claims.firstText(OwnTokenKind.ROLES).ifPresent(role -> known.put(roleMetadata, EntityMetadata.of(role)));
        Entity account = new Entity(token.user().value(), known);
        return SessionData.ofValues(Map.of(Entity.ACCOUNT.name(), account));
    }
}
