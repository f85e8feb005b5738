package dev.sessionkit.auth.oidc;

import dev.sessionkit.spi.ExternalIdentity;
import java.util.Optional;

/**
 * A provider's word that sessions have to end (OpenID Connect Back-Channel Logout 1.0): that of {@code providerSession}, or,
 * where there is none, all of {@code subject}. Ending is repeatable, so a notice that is sent again does no harm. Prints the
 * issuer alone. Immutable.
 *
 * @param issuer whose word
 * @param subject whose sessions; this or {@code providerSession} is there
 * @param providerSession the provider's name for its own session, as {@link dev.sessionkit.auth.ExternalLogin#providerSession}
 * @param tokenId the token's {@code jti}, for who wants to know repeats
 */
public record LogoutNotice(String issuer, Optional<String> subject, Optional<String> providerSession, String tokenId) {

    /**
     * Checks that it names something.
     *
     * @param issuer whose word
     * @param subject whose sessions
     * @param providerSession which session
     * @param tokenId of the token
     * @throws IllegalArgumentException where it names neither a subject nor a session; or a subject that is none
     */
    public LogoutNotice {
        if (subject.isEmpty() && providerSession.isEmpty()) {
            throw new IllegalArgumentException("a logout names a subject or a session");
        }
        subject.ifPresent(name -> new ExternalIdentity(issuer, name));
    }

    /**
     * Whose sessions end.
     *
     * @return empty where only a session is named
     */
    public Optional<ExternalIdentity> identity() {
        return subject.map(name -> new ExternalIdentity(issuer, name));
    }

    @Override
    public String toString() {
        return "LogoutNotice[issuer=" + issuer + "]";
    }
}
