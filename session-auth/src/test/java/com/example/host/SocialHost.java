package com.example.host;

import dev.sessionkit.auth.ExternalLogin;
import dev.sessionkit.auth.oidc.IdentityProvider;
import dev.sessionkit.auth.oidc.IdentityProviders;
import dev.sessionkit.auth.oidc.IdentityProvidersSettings;
import dev.sessionkit.auth.oidc.LoginSecrets;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** A host of its own: signs somebody in and prints who it is. Run on the class path and on the module path. */
public final class SocialHost {

    private SocialHost() {}

    /**
     * Signs in.
     *
     * @param arguments settings, the time, state, nonce, code verifier
     */
    public static void main(String[] arguments) {
        LoginSecrets secrets = new LoginSecrets(arguments[2], Secret.of(arguments[3]), Secret.of(arguments[4]));
        try (SessionFramework framework = SessionFramework.builder()
                        .settings(arguments[0])
                        .environment(Map.of())
                        .hostSection("IdentityProviders", IdentityProvidersSettings.class)
                        .build();
                IdentityProviders providers = new IdentityProviders(
                        framework.hostSection(IdentityProvidersSettings.class),
                        new Context(InstantSource.fixed(Instant.parse(arguments[1]))))) {
            IdentityProvider provider = providers.provider("test").orElseThrow();
            String challenge = provider.authorizationUri(secrets).getQuery();
            ExternalLogin login =
                    provider.complete(Map.of("state", List.of(secrets.state()), "code", List.of("code")), secrets);
            System.out.println(IdentityProviders.class.getModule().isNamed()
                    + " " + challenge.contains("code_challenge_method=S256")
                    + " " + login.identity().subject());
        }
    }

    private record Context(InstantSource clock) implements ComponentContext {

        @Override
        public String name() {
            return "IdentityProviders";
        }

        @Override
        public RandomGenerator random() {
            return new Random(1);
        }

        @Override
        public <T> Optional<T> hostObject(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T component(Class<T> type, String name) {
            throw new IllegalStateException("there are none");
        }
    }
}
