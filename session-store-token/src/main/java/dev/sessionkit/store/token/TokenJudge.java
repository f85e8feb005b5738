package dev.sessionkit.store.token;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.store.token.claims.Judged;
import dev.sessionkit.store.token.claims.TokenClaims;
import dev.sessionkit.store.token.claims.TokenClaimsReader;
import dev.sessionkit.store.token.claims.TokenRules;
import dev.sessionkit.store.token.claims.UserIds;
import dev.sessionkit.store.token.jws.JwsVerifier;
import dev.sessionkit.store.token.jws.VerifiedJws;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes a session of a token: signature first, then claims (RFC 8725, section 3.3), then what services find. Thread-safe. */
final class TokenJudge {

    private static final String METHOD = "TOKEN";
    private static final String SESSION = "sid";
    private static final String TOKEN = "jti";

    private final JwsVerifier verifier;
    private final TokenRules rules;
    private final ClaimMapping mapping;
    private final InstantSource clock;
    private final Set<String> wanted;

    TokenJudge(JwsVerifier verifier, TokenRules rules, ClaimMapping mapping, InstantSource clock) {
        this.verifier = verifier;
        this.rules = rules;
        this.mapping = mapping;
        this.clock = clock;
        Set<String> all = new HashSet<>(mapping.wanted());
        all.addAll(rules.wanted());
        all.addAll(Set.of(SESSION, TOKEN));
        this.wanted =
                Collections.unmodifiableSet(all); // a hash set: asked for each claim, and twice as quick as Set.of
    }

    /**
     * Judges hostile text.
     *
     * @throws dev.sessionkit.api.SessionStoreException where there are no keys to tell by
     */
    Judged judge(String text) {
        Optional<VerifiedJws> verified = verifier.verify(text);
        if (verified.isEmpty()) {
            return Judged.Refused.because(RejectReason.REFUSED);
        }
        TokenClaims claims = TokenClaimsReader.read(verified.get().payload(), wanted);
        if (claims == null) {
            return Judged.Refused.because(RejectReason.REFUSED);
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        RejectReason refused = rules.judge(claims, now);
        return refused == null ? accepted(verified.get(), claims) : Judged.Refused.because(refused);
    }

    private Judged accepted(VerifiedJws signature, TokenClaims claims) {
        Optional<UserId> user = mapping.user(claims).flatMap(UserIds::parse);
        Optional<SessionData> data = mapping.data(claims);
        if (user.isEmpty() || data.isEmpty() || isNameless(claims)) {
            return Judged.Refused.because(RejectReason.REFUSED);
        }
        Instant end = rules.end(Objects.requireNonNull(claims.expiresAt()));
        SessionRecord session = new SessionRecord(id(claims), 0, user, end, state(claims, end), data.get());
        Optional<SessionId> issuedFor = claims.text(SESSION).flatMap(SessionId::parse);
        return new Judged.Accepted(
                session, List.of(new Claim.Carried(session)), end, signature.key(), signature.keys(), issuedFor);
    }

    /** Whether nothing tells it from the same user's other tokens, so that to end one would be to end all, for ever. */
    private static boolean isNameless(TokenClaims claims) {
        return claims.text(SESSION).isEmpty() && claims.text(TOKEN).isEmpty() && claims.issuedAt() == null;
    }

    /** Told by the token alone, never by the clock: every node makes the same of it. */
    private static SessionState state(TokenClaims claims, Instant end) {
        Instant began = claims.issuedAt() == null ? Instant.EPOCH : claims.issuedAt();
        SessionState state = SessionState.begin(began, Optional.empty(), Optional.of(end), List.of());
        return claims.authenticatedAt() == null ? state : state.withLogin(login(claims.authenticatedAt()));
    }

    private static Login login(Instant at) {
        return new Login(at, METHOD, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Always the same for one token, and for all tokens of one session at the issuer; can name nobody else's. */
    private static SessionId id(TokenClaims claims) {
        String issuer = Objects.requireNonNull(claims.issuer());
        return claims.text(SESSION)
                .map(session -> SessionId.derived(issuer, "sid " + session))
                .or(() -> claims.text(TOKEN).map(token -> SessionId.derived(issuer, "jti " + token)))
                .orElseGet(() -> SessionId.derived(
                        issuer,
                        "sub " + Objects.requireNonNull(claims.issuedAt()).toEpochMilli() + ' ' + claims.subject()));
    }
}
