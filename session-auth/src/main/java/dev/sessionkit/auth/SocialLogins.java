package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.LoginFailure;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.oidc.IdentityProvider;
import dev.sessionkit.auth.oidc.IdentityProviders;
import dev.sessionkit.auth.oidc.IdentityRefusal;
import dev.sessionkit.auth.oidc.IdentityRefusedException;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Accounts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Logins at other systems on the one record. Thread-safe. */
final class SocialLogins implements SocialLogin {

    /** Nobody was given its tokens: the login failed after it had begun. */
    static final EndReason NOT_DELIVERED = new EndReason("NOT_DELIVERED");

    private final SessionRecords records;
    private final IdentityProviders providers;
    private final PendingLogins pending;
    private final ProviderAccounts returning;
    private final ExternalAccounts external;
    private final BearerLogin logins;
    private final OneTimeTokens oneTimeTokens;
    private final ProviderSessions providerSessions;
    private final IdentityLinks links;
    private final AddressLimit limit;
    private final LoginEvents events;

    SocialLogins(
            SessionRecords records,
            Accounts accounts,
            IdentityProviders providers,
            PendingLogins pending,
            ExternalAccounts external,
            BearerLogin logins,
            OneTimeTokens oneTimeTokens,
            AddressLimit limit,
            LoginEvents events,
            Duration freshFor) {
        this.records = records;
        this.providers = providers;
        this.pending = pending;
        this.returning = new ProviderAccounts(providers, pending);
        this.external = external;
        this.logins = logins;
        this.oneTimeTokens = oneTimeTokens;
        this.providerSessions = new ProviderSessions(records, accounts);
        this.limit = limit;
        this.events = events;
        this.links = new IdentityLinks(records, accounts, external, freshFor);
    }

    @Override
    public Set<String> providers() {
        return providers.names();
    }

    @Override
    public SocialLoginStart begin(SessionRequest client, SocialLoginRequest login) {
        limit.count(client);
        return begin(login);
    }

    @Override
    public SocialLoginStart begin(SocialLoginRequest login) {
        return begin(login, Optional.empty());
    }

    @Override
    public SocialLoginStart beginLink(SessionContext caller, String provider, String target) {
        long number = links.account(caller);
        return begin(SocialLoginRequest.of(provider, target), Optional.of(number));
    }

    /** Stores nothing for a provider that is down. */
    private SocialLoginStart begin(SocialLoginRequest login, Optional<Long> linksAccount) {
        IdentityProvider provider = returning.provider(login.provider());
        SessionToken binding = pending.binding();
        URI location = provider.authorizationUri(BrowserSecrets.of(binding));
        Instant until = pending.begin(
                binding, new PendingLogin(login.provider(), login.target(), login.insists(), linksAccount));
        return new SocialLoginStart(location, binding, until);
    }

    @Override
    public SocialLoginResult finish(
            LoginClient client, String provider, Map<String, List<String>> callback, List<String> bindings) {
        ProviderAccounts.Returned returned = returned(client, provider, callback, bindings);
        PendingLogin begun = returned.begun().login();
        ExternalLogin login;
        try {
            login = returned.complete();
        } catch (IdentityRefusedException refused) {
            tell(provider, refused, client);
            return new SocialLoginResult.Refused(refused.reason(), begun.target());
        }
        if (begun.linksAccount().isPresent()) {
            return new SocialLoginResult.Linked(
                    links.link(client, begun.linksAccount().get(), login), begun.target());
        }
        try {
            return signedIn(client, returned, login);
        } catch (SessionLimitException full) {
            return new SocialLoginResult.LimitReached(full.sessions(), begun.target());
        }
    }

    private SocialLoginResult signedIn(LoginClient client, ProviderAccounts.Returned returned, ExternalLogin login) {
        LoginResult result = logins.begin(client, proof(returned, login));
        OneTimeToken token = issue(result, returned.begun().binding());
        return new SocialLoginResult.SignedIn(
                result, token, returned.begun().login().target());
    }

    /** A session that nobody is told of must not count against its user's limit. */
    private OneTimeToken issue(LoginResult login, SessionToken binding) {
        try {
            return oneTimeTokens.issue(login, Optional.of(binding));
        } catch (RuntimeException failed) {
            try {
                records.end(login.session().session(), NOT_DELIVERED);
            } catch (RuntimeException broken) {
                failed.addSuppressed(broken);
            }
            throw failed;
        }
    }

    /** Whose account they prove, for a login without a one-time token; a link is no login. */
    ProvenAccount prove(LoginClient client, CallbackPayload payload) {
        ProviderAccounts.Returned returned =
                returned(client, payload.provider(), payload.callback(), payload.bindings());
        if (returned.begun().login().linksAccount().isPresent()) {
            throw new LoginRefusedException();
        }
        try {
            return proof(returned, returned.complete());
        } catch (IdentityRefusedException refused) {
            tell(payload.provider(), refused, client);
            throw new LoginRefusedException(refused);
        }
    }

    private ProviderAccounts.Returned returned(
            LoginClient client, String provider, Map<String, List<String>> callback, List<String> bindings) {
        try {
            return returning.returned(client, provider, callback, bindings);
        } catch (LoginRefusedException notBegunHere) {
            events.failed(LoginFailure.CREDENTIALS, provider, Optional.empty(), client);
            throw notBegunHere;
        }
    }

    /** A user who says no at the provider has not failed. */
    private void tell(String provider, IdentityRefusedException refused, LoginClient client) {
        if (refused.reason() != IdentityRefusal.CANCELLED) {
            events.failed(LoginFailure.CREDENTIALS, provider, Optional.empty(), client);
        }
    }

    private ProvenAccount proof(ProviderAccounts.Returned returned, ExternalLogin login) {
        IdentityProvider provider = returned.provider();
        return new SocialProof(
                external.of(provider.name(), login, provider.linksVerifiedEmail()),
                login,
                returned.begun().at(),
                returned.begun().login().insists(),
                providerSessions);
    }

    @Override
    public int logout(String provider, String logoutToken) {
        IdentityProvider known = returning.provider(provider);
        try {
            return providerSessions.end(Objects.requireNonNull(known.logout(logoutToken)));
        } catch (IdentityRefusedException refused) {
            throw new LogoutTokenRefusedException(refused);
        }
    }
}
