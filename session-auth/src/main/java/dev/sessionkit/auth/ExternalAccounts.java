package dev.sessionkit.auth;

import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accounts of those who sign in by another system: found by issuer and subject (OpenID Connect Core 5.7), and by nothing else.
 * An e-mail address links only where both sides have verified it and the settings trust the other side with that. Thread-safe.
 */
final class ExternalAccounts {

    private static final int MOST_TRIES = 16;

    private final SessionRecords records;
    private final Accounts accounts;
    private final NewAccounts newAccounts;
    private final boolean creates;

    ExternalAccounts(SessionRecords records, Accounts accounts, boolean creates) {
        this.records = records;
        this.accounts = accounts;
        this.newAccounts = new NewAccounts(records);
        this.creates = creates;
    }

    /**
     * The account of somebody whom a provider has named.
     *
     * @param linksVerifiedEmail whether the provider is trusted to say whose an address is
     * @throws LoginRefusedException where there is none, and none is made; or where it may not sign in
     * @throws TooManyIdentitiesException where it is to be linked, and can have no more
     */
    ProvenAccount of(String provider, ExternalLogin login, boolean linksVerifiedEmail) {
        AccountKey key = new AccountKey.Identity(login.identity());
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<Account> account = accounts.find(key).or(() -> linkedOrCreated(login, linksVerifiedEmail));
            if (account.isPresent()) {
                return proven(provider, login, account.get());
            } // else somebody was first, perhaps with this very identity
        }
        throw Admission.crowded();
    }

    private ProvenAccount proven(String provider, ExternalLogin login, Account account) {
        if (!account.enabled()) {
            throw new LoginRefusedException();
        }
        return new LinkedAccount(
                accounts,
                account,
                ProviderLogin.of(provider, login),
                now -> now.details().identities().contains(login.identity()));
    }

    /** Who is to be linked is not given another account because the link was not written: empty where somebody was first. */
    private Optional<Account> linkedOrCreated(ExternalLogin login, boolean linksVerifiedEmail) {
        Optional<Account> sameAddress = linksVerifiedEmail ? ofSameAddress(login) : Optional.empty();
        return sameAddress.isPresent()
                ? done(add(sameAddress.get(), login.identity()))
                : created(login, linksVerifiedEmail);
    }

    /** The account that has proved the same address. */
    private Optional<Account> ofSameAddress(ExternalLogin login) {
        return login.email()
                .filter(address -> login.emailVerified())
                .flatMap(AccountKey::email)
                .flatMap(accounts::find)
                .filter(account -> account.details().emailVerified() && account.enabled());
    }

    /**
     * The account, with one more identity; empty where it has changed meanwhile.
     *
     * @throws AccountTakenException where it is another account's
     * @throws TooManyIdentitiesException where the account can have no more
     */
    Optional<Account> withIdentity(Account account, ExternalIdentity identity) {
        AccountWrite write = add(account, identity);
        if (write instanceof AccountWrite.Taken) {
            throw new AccountTakenException("identity");
        }
        return done(write);
    }

    private AccountWrite add(Account account, ExternalIdentity identity) {
        List<ExternalIdentity> identities = new ArrayList<>(account.details().identities());
        if (identities.contains(identity)) {
            return new AccountWrite.Done(account);
        }
        if (identities.size() == AccountDetails.MOST_IDENTITIES) {
            throw new TooManyIdentitiesException();
        }
        identities.add(identity);
        Account next = account.with(
                account.details().withIdentities(identities), records.random().nextLong());
        AccountWrite write = accounts.replace(account, next);
        tell(write, "IDENTITY_LINKED");
        return write;
    }

    private void tell(AccountWrite write, String change) {
        done(write)
                .ifPresent(
                        account -> records.tell(new SessionEvent.AccountChanged(account.id(), change, records.now())));
    }

    private static Optional<Account> done(AccountWrite write) {
        return write instanceof AccountWrite.Done done ? Optional.of(done.account()) : Optional.empty();
    }

    private Optional<Account> created(ExternalLogin login, boolean trusted) {
        if (!creates) {
            throw new LoginRefusedException();
        }
        AccountDetails details = newAccounts.of(login, trusted);
        AccountWrite write = accounts.create(details, records.random().nextLong());
        if (write instanceof AccountWrite.Taken taken && taken.key() instanceof AccountKey.UserName) {
            details = newAccounts.underAnotherName(details);
            write = accounts.create(details, records.random().nextLong());
        }
        if (write instanceof AccountWrite.Taken taken && taken.key() instanceof AccountKey.Email) {
            details = details.withEmail(Optional.empty(), false); // somebody else's account: never linked by that alone
            write = accounts.create(details, records.random().nextLong());
        }
        tell(write, "REGISTERED");
        return done(write);
    }
}
