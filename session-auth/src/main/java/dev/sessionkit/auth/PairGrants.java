package dev.sessionkit.auth;

import dev.sessionkit.auth.jwt.AccessTokenClaims;
import dev.sessionkit.auth.jwt.TokenIssuer;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes the two JWTs of a pair, by the times of its record. Thread-safe. */
record PairGrants(TokenIssuer issuer, Duration accessTokenLife) {

    TokenPairGrant of(TokenPair pair, Account account) {
        SessionState state = pair.session().state();
        Instant until = accessTokenUntil(pair);
        String access = issuer.accessToken(new AccessTokenClaims(
                pair.session().id(),
                account.id(),
                pair.issuedAt(),
                until,
                state.login().map(Login::at).orElse(state.createdAt()),
                Optional.of(account.role()),
                Optional.of(account.userName()),
                Optional.of(account.uuid().toString())));
        String refresh = issuer.refreshToken(pair.renewal(), account.id(), pair.issuedAt(), pair.renewalUntil());
        return new TokenPairGrant(
                pair.session().id(), Secret.of(access), until, Secret.of(refresh), pair.renewalUntil(), account);
    }

    /** A whole second, as a JWT says it; not after the session, but later than it was issued. */
    private Instant accessTokenUntil(TokenPair pair) {
        Instant wanted = earlier(pair.issuedAt().plus(accessTokenLife), pair.renewalUntil())
                .truncatedTo(ChronoUnit.SECONDS);
        Instant least = pair.issuedAt().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return wanted.isBefore(least) ? least : wanted;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
