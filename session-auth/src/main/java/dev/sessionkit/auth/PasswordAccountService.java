package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Accounts with passwords, over whatever keeps them. Thread-safe. */
final class PasswordAccountService implements AccountService {

    private final SessionRecords records;
    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PasswordRules passwords;
    private final Admission admission;

    PasswordAccountService(SessionRecords records, Accounts accounts, PasswordHasher hasher, PasswordRules passwords) {
        this.records = records;
        this.accounts = accounts;
        this.hasher = hasher;
        this.passwords = passwords;
        this.admission = new Admission(records);
    }

    @Override
    public Account register(String userName, Optional<String> email, Secret password) {
        AccountDetails named = AccountDetails.named(
                        new UUID(
                                records.random().nextLong() & ~0xf000L | 0x4000L,
                                records.random().nextLong() >>> 2 | Long.MIN_VALUE),
                        userName,
                        records.now())
                .withEmail(email, false);
        passwords.check(password, names(named));
        AccountDetails details = named.withPasswordHash(Optional.of(hasher.hash(password)), records.now());
        AccountWrite write = accounts.create(details, records.random().nextLong());
        if (write instanceof AccountWrite.Taken taken) {
            throw new AccountTakenException(taken.key() instanceof AccountKey.Email ? "e-mail address" : "user name");
        }
        return ((AccountWrite.Done) write).account();
    }

    private static List<String> names(AccountDetails details) {
        List<String> names = new ArrayList<>(List.of(details.userName()));
        details.email().ifPresent(names::add);
        return names;
    }

    @Override
    public void changePassword(long number, Secret current, Secret next, boolean endOthers, Optional<SessionId> own) {
        Optional<Account> known = accounts.find(new AccountKey.Id(number));
        boolean right = hasher.matches(current, known.flatMap(Account::passwordHash));
        if (!right || known.isEmpty()) {
            throw new LoginRefusedException();
        }
        Account account = known.get();
        passwords.check(next, names(account.details()));
        Optional<String> hash = Optional.of(hasher.hash(next));
        Account changed = account.with(
                account.details().withPasswordHash(hash, records.now()),
                records.random().nextLong());
        if (!(accounts.replace(account, changed) instanceof AccountWrite.Done)) {
            throw new LoginRefusedException(); // changed by somebody else meanwhile, perhaps to keep this one out
        }
        if (endOthers) {
            admission.endAll(account.id(), PASSWORD_CHANGED, own, Optional.of(changed.revision()));
        } else {
            admission.lookAgain(account.id(), PASSWORD_CHANGED, changed.revision());
        }
    }

    @Override
    public boolean disable(long number) {
        Optional<Account> disabled = changed(number, details -> details.withEnabled(false));
        disabled.ifPresent(account -> endAll(account, account.revision()));
        return disabled.isPresent();
    }

    @Override
    public boolean enable(long number) {
        return changed(number, details -> details.withEnabled(true)).isPresent();
    }

    /** Changes an account whatever others do to it meanwhile; empty where there is none. */
    private Optional<Account> changed(long number, UnaryOperator<AccountDetails> change) {
        while (true) {
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
    }

    @Override
    public boolean delete(long number) {
        while (true) {
            Optional<Account> known = accounts.find(new AccountKey.Id(number));
            if (known.isEmpty()) {
                return false;
            }
            if (accounts.delete(known.get())) {
                endAll(known.get(), records.random().nextLong()); // no revision that a login could have read
                return true;
            }
        }
    }

    private void endAll(Account account, long revision) {
        admission.endAll(account.id(), DISABLED, Optional.empty(), Optional.of(revision));
    }
}
