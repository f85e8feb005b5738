package dev.sessionkit.auth.oidc;

import dev.sessionkit.spi.ComponentContext;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The providers that the settings name. Making this calls nobody: a provider is asked for its metadata when it is first used,
 * so a host starts while one is down. Thread-safe.
 */
public final class IdentityProviders implements AutoCloseable {

    private final Map<String, IdentityProvider> providers;

    /**
     * Makes them.
     *
     * @param settings of the section {@code IdentityProviders}
     * @param context whose clock tokens are judged by
     */
    public IdentityProviders(IdentityProvidersSettings settings, ComponentContext context) {
        ProviderHttp http = new ProviderHttp();
        Map<String, IdentityProvider> made = new LinkedHashMap<>();
        settings.providers()
                .forEach((name, provider) ->
                        made.put(name, provider(new ConfiguredProvider(name, provider), http, context.clock())));
        this.providers = Collections.unmodifiableMap(made);
    }

    private static IdentityProvider provider(ConfiguredProvider provider, ProviderHttp http, InstantSource clock) {
        return switch (provider.settings().type()) {
            case OIDC -> new OpenIdProvider(provider, http, clock);
            case OAUTH2 -> new OAuth2Provider(provider, http);
        };
    }

    /**
     * What they are called.
     *
     * @return in the order of the settings
     */
    public Set<String> names() {
        return providers.keySet();
    }

    /**
     * The provider of a name.
     *
     * @param name as in the settings, to the letter; hostile
     * @return empty where there is none
     */
    public Optional<IdentityProvider> provider(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /** Fetches no keys any more. */
    @Override
    public void close() {
        for (IdentityProvider provider : providers.values()) {
            if (provider instanceof OpenIdProvider openId) {
                openId.close();
            }
        }
    }
}
