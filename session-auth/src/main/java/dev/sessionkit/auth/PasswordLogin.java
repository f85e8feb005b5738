package dev.sessionkit.auth;

import dev.sessionkit.api.LoginFailure;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.password.LoginBusyException;
import dev.sessionkit.auth.password.PasswordHasher;
import dev.sessionkit.auth.throttle.LoginAttempt;
import dev.sessionkit.auth.throttle.LoginThrottle;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.auth.throttle.ThrottleVerdict;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Proves a user by name and password: throttle first, then account and hash, the same work whoever is meant. Thread-safe. */
final class PasswordLogin {

    /** What sessions call this way to sign in. */
    static final String PROVIDER = "PASSWORD";

    private static final int LONGEST_NAME = 254;

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;
    private final TrustedProxies proxies;
    private final KnownClients known;
    private final LoginEvents events;
    private final RandomGenerator random;

    PasswordLogin(
            Accounts accounts,
            PasswordHasher hasher,
            LoginThrottle throttle,
            TrustedProxies proxies,
            KnownClients known,
            LoginEvents events,
            RandomGenerator random) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.throttle = throttle;
        this.proxies = proxies;
        this.known = known;
        this.events = events;
        this.random = random;
    }

    /**
     * The account that name and password are right for.
     *
     * @throws IllegalArgumentException where the name is empty or too long
     * @throws LoginRefusedException where they are wrong, or the account is disabled
     * @throws LoginThrottledException where there were too many failures
     * @throws LoginBusyException where too many passwords are being hashed
     */
    ProvenAccount prove(LoginClient client, String name, Secret password) {
        return prove(client, client.held().flatMap(SessionToken::parse), name, password);
    }

    /** The same for a client that holds a token in other clothes. */
    ProvenAccount prove(LoginClient client, Optional<SessionToken> held, String name, Secret password) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a user name has 1 to " + LONGEST_NAME + " characters");
        }
        Optional<AccountKey> key = LoginName.key(name);
        ThrottleVerdict.Allowed allowed = allowed(client, held, name, key);
        AccountCheck check = new AccountCheck(accounts, hasher, password, random);
        try {
            if (check.check(key).isEmpty()) {
                events.failed(LoginFailure.CREDENTIALS, PROVIDER, check.found().map(Account::id), client);
                throw new LoginRefusedException();
            }
        } catch (LoginRefusedException wrong) {
            throw wrong; // counts as a failure
        } catch (RuntimeException notJudged) {
            allowed.giveBack();
            throw notJudged;
        }
        allowed.giveBack();
        return check;
    }

    /** Whoever is slowed may show that it has signed in before: only then is that looked up. */
    private ThrottleVerdict.Allowed allowed(
            LoginClient client, Optional<SessionToken> held, String name, Optional<AccountKey> key) {
        String account = LoginName.forThrottle(name);
        ThrottleVerdict verdict = throttle.judge(new LoginAttempt(account, proxies.clientOf(client.request()), false));
        if (verdict instanceof ThrottleVerdict.Refused && known.hasSignedIn(client.request(), held, key)) {
            verdict = throttle.judge(new LoginAttempt(account, Optional.empty(), true));
        }
        if (verdict instanceof ThrottleVerdict.Refused) {
            events.failed(LoginFailure.THROTTLED, PROVIDER, Optional.empty(), client);
        }
        return LoginThrottle.allowed(verdict);
    }
}
