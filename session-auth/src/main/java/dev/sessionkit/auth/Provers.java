package dev.sessionkit.auth;

import dev.sessionkit.core.SessionFramework;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The login providers that the settings name: the two built in, and components. Thread-safe. */
record Provers(SessionFramework framework, PasswordLogin passwords, ExternalAccounts external, SocialLogins social) {

    static final String IDENTITY_PROVIDERS = "OIDC";

    Map<String, ProviderLogins.Prover> of(List<String> names) {
        return names.stream().distinct().collect(Collectors.toUnmodifiableMap(Function.identity(), this::prover));
    }

    private ProviderLogins.Prover prover(String name) {
        if (name.equals(PasswordLogin.PROVIDER)) {
            return (client, payload) -> {
                PasswordPayload typed = PasswordPayload.of(payload);
                return passwords.prove(client, typed.name(), typed.password());
            };
        }
        if (name.equals(IDENTITY_PROVIDERS)) {
            return (client, payload) -> {
                CallbackPayload returned = CallbackPayload.of(payload);
                return social.prove(returned.provider(), returned.callback(), returned.binding());
            };
        }
        return new ExternalProver(name, framework.component(LoginProvider.class, name), external);
    }
}
