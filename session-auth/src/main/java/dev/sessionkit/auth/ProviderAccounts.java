package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
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
     * Somebody who came back.
     *
     * @param begun what they had begun
     * @param login who they are there
     * @param binding what their browser holds
     * @param linksVerifiedEmail whether the provider is trusted to say whose an address is
     */
    record Returned(PendingLogin begun, ExternalLogin login, SessionToken binding, boolean linksVerifiedEmail) {}

    /**
     * Who came back.
     *
     * @throws LoginRefusedException where that proves nothing, or was not begun in this browser
     */
    Returned returned(String name, Map<String, List<String>> callback, String binding) {
        IdentityProvider provider = providers.provider(name).orElseThrow(LoginRefusedException::new);
        SessionToken browser = SessionToken.parse(binding).orElseThrow(LoginRefusedException::new);
        String state = Optional.ofNullable(callback.get("state"))
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0))
                .orElseThrow(LoginRefusedException::new);
        PendingLogin begun = pending.take(browser, name, state).orElseThrow(LoginRefusedException::new);
        try {
            ExternalLogin login = provider.complete(callback, BrowserSecrets.of(browser));
            return new Returned(begun, login, browser, provider.linksVerifiedEmail());
        } catch (IdentityRefusedException refused) {
            LOG.info("A login was refused: {}", refused.getMessage()); // names the provider and the reason alone
            throw new LoginRefusedException(refused);
        }
    }
}
