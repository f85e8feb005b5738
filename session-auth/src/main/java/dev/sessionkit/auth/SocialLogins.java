package dev.sessionkit.auth;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.oidc.IdentityProvider;
import dev.sessionkit.auth.oidc.IdentityProviders;
import dev.sessionkit.auth.oidc.IdentityRefusedException;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Logins at other systems on the one record. Thread-safe. */
final class SocialLogins implements SocialLogin {

    private static final int MOST_TRIES = 16;

    private final SessionRecords records;
    private final Accounts accounts;
    private final IdentityProviders providers;
    private final PendingLogins pending;
    private final ProviderAccounts returning;
    private final ExternalAccounts external;
    private final BearerLogin logins;
    private final OneTimeTokens oneTimeTokens;
    private final ProviderSessions providerSessions;
    private final Duration freshFor;

    SocialLogins(
            SessionRecords records,
            Accounts accounts,
            IdentityProviders providers,
            PendingLogins pending,
            ExternalAccounts external,
            BearerLogin logins,
            OneTimeTokens oneTimeTokens,
            Duration freshFor) {
        this.records = records;
        this.accounts = accounts;
        this.providers = providers;
        this.pending = pending;
        this.returning = new ProviderAccounts(providers, pending);
        this.external = external;
        this.logins = logins;
        this.oneTimeTokens = oneTimeTokens;
        this.providerSessions = new ProviderSessions(records, accounts);
        this.freshFor = freshFor;
    }

    @Override
    public Set<String> providers() {
        return providers.names();
    }

    @Override
    public SocialLoginStart begin(String provider, String target) {
        return begin(provider, target, Optional.empty());
    }

    @Override
    public SocialLoginStart beginLink(SessionContext caller, String provider, String target) {
        Session own = caller.requireFresh(SessionType.USER_ACCOUNT, freshFor);
        long number = own.user()
                .flatMap(AccountKey::id)
                .flatMap(accounts::find)
                .map(Account::number)
                .orElseThrow(() -> new SessionRequiredException(RejectReason.REFUSED));
        return begin(provider, target, Optional.of(number));
    }

    private SocialLoginStart begin(String name, String target, Optional<Long> linksAccount) {
        IdentityProvider provider = providers
                .provider(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no such identity provider"));
        if (target.length() > LONGEST_TARGET) {
            throw new IllegalArgumentException("a target has at most " + LONGEST_TARGET + " characters");
        }
        PendingLogins.Begun begun = pending.begin(new PendingLogin(name, target, linksAccount));
        return new SocialLoginStart(
                provider.authorizationUri(BrowserSecrets.of(begun.binding())), begun.binding(), begun.until());
    }

    @Override
    public SocialLoginResult finish(
            LoginClient client, String provider, Map<String, List<String>> callback, String binding) {
        ProviderAccounts.Returned returned = returning.returned(provider, callback, binding);
        String target = returned.begun().target();
        Optional<Long> linksAccount = returned.begun().linksAccount();
        if (linksAccount.isPresent()) {
            return new SocialLoginResult.Linked(linked(client, linksAccount.get(), returned.login()), target);
        }
        LoginResult login = logins.begin(client, prove(provider, returned));
        OneTimeToken token = oneTimeTokens.issue(login, Optional.of(returned.binding()));
        return new SocialLoginResult.SignedIn(login, token, target);
    }

    /** Whose account they prove, for a login without a one-time token; a link is no login. */
    ProvenAccount prove(String provider, Map<String, List<String>> callback, String binding) {
        ProviderAccounts.Returned returned = returning.returned(provider, callback, binding);
        if (returned.begun().linksAccount().isPresent()) {
            throw new LoginRefusedException();
        }
        return prove(provider, returned);
    }

    private ProvenAccount prove(String provider, ProviderAccounts.Returned returned) {
        ProvenAccount who = external.of(provider, returned.login(), returned.linksVerifiedEmail());
        providerSessions.note(returned.login(), who.account());
        return who;
    }

    /** Only in the session of the account's user, who was asked for a password when this began. */
    private Account linked(LoginClient client, long number, ExternalLogin login) {
        UserId user = client.current()
                .flatMap(records::find)
                .filter(session -> records.over(session.state(), records.now()).isEmpty())
                .flatMap(SessionRecord::user)
                .filter(owner -> owner.equals(new UserId(Long.toString(number))))
                .orElseThrow(LoginRefusedException::new);
        AccountKey key = AccountKey.id(user).orElseThrow(LoginRefusedException::new);
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Account account = accounts.find(key).filter(Account::enabled).orElseThrow(LoginRefusedException::new);
            Optional<Account> with = external.withIdentity(account, login.identity());
            if (with.isPresent()) {
                return with.get();
            }
        }
        throw Admission.crowded();
    }

    @Override
    public int logout(String provider, String logoutToken) {
        IdentityProvider known = providers.provider(provider).orElseThrow(LoginRefusedException::new);
        try {
            return providerSessions.end(Objects.requireNonNull(known.logout(logoutToken)));
        } catch (IdentityRefusedException refused) {
            throw new LoginRefusedException(refused);
        }
    }
}
