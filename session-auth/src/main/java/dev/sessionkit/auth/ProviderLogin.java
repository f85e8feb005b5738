package dev.sessionkit.auth;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * What a session keeps of the login it came from, under {@link #PAYLOAD} (seed 002). Prints no subject. Immutable.
 *
 * @param provider its name in {@code Login.Providers}, or of {@code IdentityProviders}
 * @param issuer the other system, where there is one
 * @param subject that system's name for the user
 * @param providerSession that system's name for its own session
 * @param details more that it said
 */
public record ProviderLogin(
        String provider,
        Optional<String> issuer,
        Optional<String> subject,
        Optional<String> providerSession,
        Map<String, String> details) {

    /** Where sessions keep it. */
    public static final SessionKey<ProviderLogin> PAYLOAD =
            SessionKey.of("PROVIDER_LOGIN_PAYLOAD", ProviderLogin.class);

    /**
     * Copies the details.
     *
     * @param provider which
     * @param issuer the other system
     * @param subject its name for the user
     * @param providerSession its session
     * @param details more
     */
    public ProviderLogin {
        details = Map.copyOf(details);
    }

    static ProviderLogin own(String provider) {
        return new ProviderLogin(provider, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    static ProviderLogin of(String provider, ExternalLogin login) {
        ExternalIdentity identity = login.identity();
        return new ProviderLogin(
                provider,
                Optional.of(identity.issuer()),
                Optional.of(identity.subject()),
                login.providerSession(),
                login.details());
    }

    @Override
    public String toString() {
        return "ProviderLogin[provider=" + provider + ", issuer=" + issuer.orElse("none") + "]";
    }
}
