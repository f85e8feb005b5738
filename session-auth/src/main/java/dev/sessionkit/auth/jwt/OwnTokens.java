package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.store.token.claims.TokenClaims;
import dev.sessionkit.store.token.claims.TokenClaimsReader;
import dev.sessionkit.store.token.claims.TokenRules;
import dev.sessionkit.store.token.claims.UserIds;
import dev.sessionkit.store.token.jws.JwsHeaderRules;
import dev.sessionkit.store.token.jws.JwsVerifier;
import dev.sessionkit.store.token.jws.SigningKeys;
import dev.sessionkit.store.token.jws.VerifiedJws;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of one kind that we have issued ourselves: of one {@code typ}, for audiences that no other kind has (RFC 8725,
 * sections 3.11 and 3.12). Knows no clock. Thread-safe.
 */
final class OwnTokens {

    private final JwsVerifier verifier;
    private final TokenRules rules;
    private final Set<String> wanted;

    OwnTokens(OwnTokenKind kind, SigningKeys keys, String issuer, Set<String> audience, Duration leeway) {
        this.verifier = keys.verifier(new JwsHeaderRules(Set.of(kind.type())));
        this.rules = new TokenRules(issuer, audience, Map.of(), leeway);
        this.wanted = new HashSet<>(rules.wanted());
        wanted.addAll(kind.claims());
    }

    /** The token, if it is of this kind: signature first, then claims (RFC 8725, section 3.3). Any text will do. */
    Optional<GenuineToken> genuine(String text) {
        return verifier.verify(text).flatMap(this::read);
    }

    private Optional<GenuineToken> read(VerifiedJws signed) {
        TokenClaims claims = TokenClaimsReader.read(signed.payload(), wanted);
        if (claims == null || !rules.isForUs(claims)) {
            return Optional.empty();
        }
        Optional<UserId> user = UserIds.parse(Objects.requireNonNull(claims.subject()));
        return claims.text(OwnTokenKind.SESSION)
                .flatMap(SessionId::parse)
                .flatMap(session ->
                        user.map(owner -> new GenuineToken(session, owner, claims, signed.key(), signed.keys())));
    }

    TokenRules rules() {
        return rules;
    }
}
