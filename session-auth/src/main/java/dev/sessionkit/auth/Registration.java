package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.util.Optional;

/**
 * Makes the account of somebody who signs in with it at once. Thread-safe.
 *
 * @param accounts of the host
 * @param service makes it
 * @param limit so that nobody takes all hashing for it
 */
record Registration(Accounts accounts, AccountService service, AddressLimit limit) {

    /** The account, proven by having been made with the password that it still has. */
    ProvenAccount register(LoginClient client, String userName, Optional<String> email, Secret password) {
        limit.count(client.request());
        Account account = service.register(userName, email, password);
        Optional<String> hash = account.passwordHash();
        return new LinkedAccount(
                accounts,
                account,
                ProviderLogin.own(PasswordLogin.PROVIDER),
                now -> now.passwordHash().equals(hash));
    }
}
