package dev.sessionkit.auth.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether a token's times hold, give or take the leeway (RFC 7519, sections 4.1.4 to 4.1.6). Thread-safe. */
record TokenTimes(ConfiguredProvider provider, InstantSource clock) {

    /** {@code exp} and {@code iat} are there; {@code nbf} may be. */
    void judge(JsonMembers claims) {
        Instant now = clock.instant();
        Instant latest = now.plus(leeway());
        Instant earliest = now.minus(leeway());
        boolean alive = claims.time("exp").filter(earliest::isBefore).isPresent();
        provider.require(alive, IdentityRefusal.EXPIRED);
        boolean issued =
                claims.time("iat").filter(time -> !time.isAfter(latest)).isPresent();
        boolean begun = !claims.has("nbf")
                || claims.time("nbf").filter(time -> !time.isAfter(latest)).isPresent();
        provider.require(issued && begun, IdentityRefusal.ISSUED_AT);
    }

    /** {@code auth_time} (OpenID Connect Core 3.1.3.7, step 13), where a {@code max_age} was asked for. */
    void judgeAuthentication(JsonMembers claims) {
        Optional<Duration> maximum = provider.settings().maximumAge();
        if (maximum.isPresent()) {
            Instant earliest = clock.instant().minus(maximum.get()).minus(leeway());
            boolean recent = claims.time("auth_time")
                    .filter(time -> !time.isBefore(earliest))
                    .isPresent();
            provider.require(recent, IdentityRefusal.AUTHENTICATION_AGE);
        }
    }

    private Duration leeway() {
        return provider.settings().leeway();
    }
}
