package dev.sessionkit.auth;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps accounts in this process and nowhere else: <strong>they do not survive a restart</strong>, and other nodes do not see
 * them. For tests and quick starts. Bounded: beyond {@linkplain MemoryAccountsSettings#maximumAccounts() so many} none is added.
 *
 * <p>Numbers are random, of up to 53 bits. Thread-safe; look-ups take no lock.
 */
@AutoService(Accounts.class)
@SuppressWarnings("exports") // AutoService is needed to compile only
public final class MemoryAccounts implements Accounts, Configurable<MemoryAccountsSettings> {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryAccounts.class);

    /** The integers below it have one form each as a 64-bit floating point number. */
    private static final long END_OF_NUMBERS = 1L << 53;

    /** The truth; who is found by a key is asked whether the key is still its own. */
    private final Map<Long, Account> accounts = new ConcurrentHashMap<>();

    private final Map<AccountKey, Long> numbers = new ConcurrentHashMap<>();

    /** One writes at a time; held for a few look-ups in memory. */
    private final ReentrantLock writer = new ReentrantLock();

    private @Nullable RandomGenerator random;
    private int maximum;

    /** For whoever loads components. Accounts can be kept once it is configured. */
    public MemoryAccounts() {}

    @Override
    public void configure(MemoryAccountsSettings settings, ComponentContext context) {
        LOG.warn("Accounts are kept in memory: a restart forgets them, and other nodes do not know them.");
        random = context.random();
        maximum = settings.maximumAccounts();
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return Optional.ofNullable(numbers.get(key))
                .map(accounts::get)
                .filter(account -> account.keys().contains(key));
    }

    @Override
    public AccountWrite create(AccountDetails details, long revision) {
        return writing(() -> {
            Account account = new Account(freeNumber(), revision, details);
            Optional<AccountKey> taken = takenKey(account);
            if (taken.isPresent()) {
                return new AccountWrite.Taken(taken.get());
            }
            if (accounts.size() >= maximum) {
                throw new SessionStoreException("MemoryAccounts holds " + maximum + " accounts, and no more");
            }
            put(account);
            return new AccountWrite.Done(account);
        });
    }

    @Override
    public AccountWrite replace(Account current, Account next) {
        current.requireReplaceableBy(next);
        return writing(() -> {
            if (!isStored(current)) {
                return new AccountWrite.Outdated();
            }
            Optional<AccountKey> taken = takenKey(next);
            if (taken.isPresent()) {
                return new AccountWrite.Taken(taken.get());
            }
            Account stored = put(next);
            stored.keys().stream().filter(key -> !next.keys().contains(key)).forEach(numbers::remove);
            return new AccountWrite.Done(next);
        });
    }

    @Override
    public boolean delete(Account current) {
        Objects.requireNonNull(current, "current");
        return writing(() -> {
            if (!isStored(current)) {
                return false;
            }
            Account stored = Objects.requireNonNull(accounts.remove(current.number()));
            stored.keys().forEach(numbers::remove);
            return true;
        });
    }

    private <T> T writing(Supplier<T> write) {
        writer.lock();
        try {
            return write.get();
        } finally {
            writer.unlock();
        }
    }

    /** First the keys, then the account that has them: who looks meanwhile finds it as it was or as it is, by its own keys. */
    private Account put(Account account) {
        account.keys().forEach(key -> numbers.put(key, account.number()));
        Account before = accounts.put(account.number(), account);
        return before == null ? account : before;
    }

    private boolean isStored(Account current) {
        Account stored = accounts.get(current.number());
        return stored != null && stored.revision() == current.revision();
    }

    private Optional<AccountKey> takenKey(Account account) {
        return account.keys().stream()
                .filter(key -> numbers.getOrDefault(key, account.number()) != account.number())
                .findFirst();
    }

    private long freeNumber() {
        RandomGenerator source = Objects.requireNonNull(random, "MemoryAccounts is used before it is configured");
        long number;
        do {
            number = source.nextLong(1, END_OF_NUMBERS);
        } while (accounts.containsKey(number));
        return number;
    }
}
