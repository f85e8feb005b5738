package dev.sessionkit.auth;

import dev.sessionkit.auth.oidc.IdentityProvider;
import dev.sessionkit.auth.oidc.IdentityProviders;
import dev.sessionkit.auth.oidc.IdentityRefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes logins at other systems that come back, and says who came. Thread-safe. */
final class ProviderAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderAccounts.class);

    private final IdentityProviders providers;
    private final PendingLogins pending;

    ProviderAccounts(IdentityProviders providers, PendingLogins pending) {
        this.providers = providers;
        this.pending = pending;
    }

    /**
     * A browser that came back to a login that it had begun; nobody else does with that login.
     *
     * @param provider the one it comes from
     * @param begun what it had begun
     * @param callback what it brings, not judged yet
     */
    record Returned(IdentityProvider provider, PendingLogins.Taken begun, Map<String, List<String>> callback) {

        /**
         * Who it is there.
         *
         * @throws IdentityRefusedException where the provider's answer does not prove that
         */
        ExternalLogin complete() {
            try {
                return provider.complete(callback, BrowserSecrets.of(begun.binding()));
            } catch (IdentityRefusedException refused) {
                LOG.info("A login was refused: {}", refused.getMessage()); // names the provider and the reason alone
                throw refused;
            }
        }
    }

    /** The provider of a name, which is hostile. */
    IdentityProvider provider(String name) {
        return providers.provider(name).orElseThrow(() -> new UnknownProviderException("IdentityProviders.Providers"));
    }

    /**
     * Who came back. A prefetch uses nothing up.
     *
     * @throws LoginRefusedException where that was not begun in this browser
     */
    Returned returned(LoginClient client, String name, Map<String, List<String>> callback, List<String> bindings) {
        IdentityProvider provider = provider(name);
        if (Prefetches.isOne(client.request())) {
            throw new LoginRefusedException();
        }
        String state = Optional.ofNullable(callback.get("state"))
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0))
                .orElseThrow(LoginRefusedException::new);
        return pending.take(BrowserBindings.of(bindings), name, state)
                .map(begun -> new Returned(provider, begun, callback))
                .orElseThrow(LoginRefusedException::new);
    }
}
