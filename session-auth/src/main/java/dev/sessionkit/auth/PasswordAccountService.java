package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.password.PasswordHasher;
import dev.sessionkit.auth.password.PasswordRules;
import dev.sessionkit.auth.throttle.LoginAttempt;
import dev.sessionkit.auth.throttle.LoginThrottle;
import dev.sessionkit.auth.throttle.ThrottleVerdict;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Accounts with passwords, over whatever keeps them. Thread-safe. */
final class PasswordAccountService implements AccountService {

    private static final int MOST_TRIES = 8;

    private final SessionRecords records;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PasswordRules passwords;
    private final LoginThrottle throttle;
    private final UserEndings endings;

    PasswordAccountService(
            SessionRecords records,
            Accounts accounts,
            PasswordHasher hasher,
            PasswordRules passwords,
            LoginThrottle throttle) {
        this.records = records;
        this.accounts = accounts;
        this.hasher = hasher;
        this.passwords = passwords;
        this.throttle = throttle;
        this.endings = new UserEndings(records);
    }

    @Override
    public Optional<Account> find(String name) {
        return LoginName.key(name).flatMap(accounts::find);
    }

    @Override
    public boolean verify(long number, Secret password) {
        return slowed(
                number,
                () -> accounts.find(new AccountKey.Id(number))
                        .filter(Account::enabled)
                        .map(account -> hasher.matches(password, account.passwordHash()))
                        .orElseGet(() -> hasher.matches(password, Optional.empty())));
    }

    /** Whoever asks is signed in, so strangers cannot use up its tries. */
    private boolean slowed(long number, BooleanSupplier right) {
        ThrottleVerdict.Allowed allowed = throttle.require(new LoginAttempt("#" + number, Optional.empty(), true));
        boolean fails = false;
        try {
            fails = !right.getAsBoolean();
            return !fails;
        } finally {
            if (!fails) {
                allowed.giveBack(); // right, or not judged
            }
        }
    }

    @Override
    public Account register(String userName, Optional<String> email, Secret password) {
        AccountDetails named = new NewAccounts(records).named(userName).withEmail(email, false);
        passwords.check(password, names(named));
        AccountDetails details = named.withPasswordHash(Optional.of(hasher.hash(password)), records.now());
        AccountWrite write = accounts.create(details, records.random().nextLong());
        if (write instanceof AccountWrite.Taken taken) {
            throw new AccountTakenException(taken.key() instanceof AccountKey.Email ? "e-mail address" : "user name");
        }
        Account account = ((AccountWrite.Done) write).account();
        tell(account, "REGISTERED");
        return account;
    }

    private static List<String> names(AccountDetails details) {
        List<String> names = new ArrayList<>(List.of(details.userName()));
        details.email().ifPresent(names::add);
        return names;
    }

    @Override
    public void changePassword(long number, Secret current, Secret next, boolean endOthers, Optional<SessionId> own) {
        Account account = changed(number, current, next);
        UserId user = account.id();
        tell(account, PASSWORD_CHANGED.code());
        if (endOthers) {
            endings.endAll(user, PASSWORD_CHANGED, own, Optional.of(() -> revision(number)));
        } else {
            endings.lookAgain(user, PASSWORD_CHANGED, () -> revision(number));
        }
    }

    /** The account with its new password, also where an earlier try got as far as that. */
    private Account changed(long number, Secret current, Secret next) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<Account> known = accounts.find(new AccountKey.Id(number));
            Optional<String> stored = known.flatMap(Account::passwordHash);
            boolean right = slowed(number, () -> hasher.matches(current, stored));
            if (!right && hasher.matches(next, stored)) {
                return known.orElseThrow();
            }
            if (!right) {
                throw new LoginRefusedException();
            }
            Account account = known.orElseThrow();
            passwords.check(next, names(account.details()));
            Optional<String> hash = Optional.of(hasher.hash(next));
            Account changed = account.with(
                    account.details().withPasswordHash(hash, records.now()),
                    records.random().nextLong());
            if (accounts.replace(account, changed) instanceof AccountWrite.Done) {
                return changed;
            } // else changed by somebody else meanwhile, perhaps to keep this one out: look again
        }
        throw Admission.crowded();
    }

    /** What the account is now; where it is gone, none that a login could have read. */
    private long revision(long number) {
        return accounts.find(new AccountKey.Id(number))
                .map(Account::revision)
                .orElseGet(() -> records.random().nextLong());
    }

    @Override
    public boolean resetPassword(long number, Secret next) {
        Optional<Account> known = accounts.find(new AccountKey.Id(number));
        if (known.isEmpty()) {
            return false;
        }
        passwords.check(next, names(known.get().details()));
        Optional<String> hash = Optional.of(hasher.hash(next));
        Optional<Account> reset = changed(number, details -> details.withPasswordHash(hash, records.now()));
        reset.ifPresent(account -> {
            tell(account, PASSWORD_CHANGED.code());
            endAll(account, PASSWORD_CHANGED);
        });
        return reset.isPresent();
    }

    @Override
    public boolean verifyEmail(long number) {
        Optional<Account> verified = changed(
                number,
                details -> details.withEmail(details.email(), details.email().isPresent()));
        boolean isVerified = verified.isPresent() && verified.get().details().emailVerified();
        if (isVerified) {
            tell(verified.get(), "EMAIL_VERIFIED");
        }
        return isVerified;
    }

    @Override
    public boolean unlink(long number, ExternalIdentity identity) {
        Optional<Account> known = accounts.find(new AccountKey.Id(number))
                .filter(account -> account.details().identities().contains(identity));
        if (known.isEmpty()) {
            return false;
        }
        Optional<Account> unlinked = changed(number, details -> without(details, identity));
        unlinked.ifPresent(account -> {
            tell(account, IDENTITY_UNLINKED.code());
            endings.endThose(account.id(), IDENTITY_UNLINKED, session -> isFrom(identity, session));
        });
        return unlinked.isPresent();
    }

    private static AccountDetails without(AccountDetails details, ExternalIdentity identity) {
        List<ExternalIdentity> left = details.identities().stream()
                .filter(each -> !each.equals(identity))
                .toList();
        if (left.isEmpty() && details.passwordHash().isEmpty()) {
            throw new IllegalStateException("nobody could sign in to the account any more: give it a password first");
        }
        return details.withIdentities(left);
    }

    private boolean isFrom(ExternalIdentity identity, SessionRecord session) {
        return records.get(session.data(), ProviderLogin.PAYLOAD)
                .filter(login -> login.issuer().equals(Optional.of(identity.issuer()))
                        && login.subject().equals(Optional.of(identity.subject())))
                .isPresent();
    }

    private void tell(Account account, String change) {
        records.tell(new SessionEvent.AccountChanged(account.id(), change, records.now()));
    }

    @Override
    public boolean changeRole(long number, String role) {
        Optional<Account> changed = changed(number, details -> details.withRole(role));
        changed.ifPresent(account -> {
            tell(account, ROLE_CHANGED.code());
            endAll(account, ROLE_CHANGED);
        });
        return changed.isPresent();
    }

    @Override
    public boolean disable(long number) {
        Optional<Account> disabled = changed(number, details -> details.withEnabled(false));
        disabled.ifPresent(account -> {
            tell(account, "DISABLED");
            endAll(account, DISABLED);
        });
        return disabled.isPresent();
    }

    @Override
    public boolean enable(long number) {
        Optional<Account> enabled = changed(number, details -> details.withEnabled(true));
        enabled.ifPresent(account -> tell(account, "ENABLED"));
        return enabled.isPresent();
    }

    /** Changes an account whatever others do to it meanwhile; empty where there is none. */
    private Optional<Account> changed(long number, UnaryOperator<AccountDetails> change) {
        for (int attempt = 0; attempt < Admission.MOST_ATTEMPTS; attempt++) {
            Optional<Account> known = accounts.find(new AccountKey.Id(number));
            if (known.isEmpty()) {
                return Optional.empty();
            }
            Account next = known.get()
                    .with(change.apply(known.get().details()), records.random().nextLong());
            if (accounts.replace(known.get(), next) instanceof AccountWrite.Done) {
                return Optional.of(next);
            }
        }
        throw Admission.crowded();
    }

    /** Disabled and signed out before it is gone, so that one can do it again where it was interrupted. */
    @Override
    public boolean delete(long number) {
        for (int attempt = 0; attempt < Admission.MOST_ATTEMPTS; attempt++) {
            Optional<Account> disabled = changed(number, details -> details.withEnabled(false));
            if (disabled.isEmpty()) {
                return false;
            }
            endAll(disabled.get(), DISABLED);
            if (accounts.delete(disabled.get())) {
                tell(disabled.get(), "DELETED");
                return true;
            } // else somebody has changed it, and may have enabled it
        }
        throw Admission.crowded();
    }

    private void endAll(Account account, EndReason reason) {
        endings.endAll(account.id(), reason, Optional.empty(), Optional.of(() -> revision(account.number())));
    }
}
