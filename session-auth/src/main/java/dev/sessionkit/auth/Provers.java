package dev.sessionkit.auth;

import dev.sessionkit.core.SessionFramework;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The login providers that the settings name: the two built in, and components. Thread-safe. */
record Provers(
        SessionFramework framework,
        PasswordLogin passwords,
        ExternalAccounts external,
        SocialLogins social,
        LoginEvents events) {

    static final String IDENTITY_PROVIDERS = "OIDC";

    /**
     * What the settings allow.
     *
     * @throws IllegalStateException where one of them believes anybody, and that is not allowed
     */
    LoginProofs of(LoginSettings settings) {
        return new LoginProofs(settings.providers().stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), name -> prover(name, settings.allowUnsafe()))));
    }

    private LoginProofs.Prover prover(String name, boolean allowUnsafe) {
        if (name.equals(PasswordLogin.PROVIDER)) {
            return (client, payload) -> {
                PasswordPayload typed = PasswordPayload.of(payload);
                return passwords.prove(client, typed.name(), typed.password());
            };
        }
        if (name.equals(IDENTITY_PROVIDERS)) {
            return (client, payload) -> social.prove(client, CallbackPayload.of(payload));
        }
        LoginProvider provider = framework.component(LoginProvider.class, name);
        if (provider instanceof UnsafeLogin && !allowUnsafe) { // by whatever name
            throw new IllegalStateException(LoginSettings.UNSAFE_REFUSED);
        }
        return new ExternalProver(name, provider, external, events);
    }
}
