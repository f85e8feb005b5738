package dev.sessionkit.tck;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Accounts that write where they must not, or do not write what they should. */
final class WrongAccountWrites {

    private WrongAccountWrites() {}

    static Stream<Wrong<FunctionAccounts>> all() {
        return Stream.of(
                wrong(
                        "give one user name to several",
                        "A11 A15 A20 A31",
                        register -> takenUnless(register, key -> key instanceof AccountKey.UserName)),
                wrong(
                        "hold an e-mail address for taken once it is verified",
                        "A12 A32",
                        register -> register.right()
                                .creating((details, revision) -> create(
                                        register,
                                        new Account(register.last.incrementAndGet(), revision, details),
                                        (other, key) -> other.keys().contains(key)
                                                && (!(key instanceof AccountKey.Email) || other.emailVerified())))),
                wrong(
                        "keep what they refuse for its identity",
                        "A13 A33",
                        register -> register.right().creating((details, revision) -> {
                            AccountWrite written = create(
                                    register,
                                    new Account(register.last.incrementAndGet(), revision, details),
                                    (other, key) -> other.keys().contains(key));
                            if (written instanceof AccountWrite.Taken taken
                                    && taken.key() instanceof AccountKey.Identity) {
                                register.put(new Account(
                                        register.last.incrementAndGet(), revision, details.withIdentities(List.of())));
                            }
                            return written;
                        })),
                wrong(
                        "tell the last key that is taken",
                        "A15",
                        register -> register.right().creating((details, revision) -> {
                            AccountWrite written = create(
                                    register,
                                    new Account(register.last.incrementAndGet(), revision, details),
                                    (other, key) -> other.keys().contains(key));
                            return written instanceof AccountWrite.Taken
                                    ? new AccountWrite.Taken(
                                            lastTaken(register, new Account(Long.MAX_VALUE, revision, details)))
                                    : written;
                        })),
                wrong("never free a user name", "A16 A22", register -> {
                    Set<AccountKey> used = ConcurrentHashMap.newKeySet();
                    return register.right().creating((details, revision) -> {
                        AccountKey name = new AccountKey.UserName(details.userName());
                        AccountWrite written = used.contains(name)
                                ? new AccountWrite.Taken(name)
                                : register.right().create(details, revision);
                        if (written instanceof AccountWrite.Done) {
                            used.add(name);
                        }
                        return written;
                    });
                }),
                wrong(
                        "take an account's own user name for another's",
                        "A16 A17 A18 A21 A23 A34 A35",
                        register -> register.right().replacing((current, next) -> {
                            current.requireReplaceableBy(next);
                            AccountKey name = new AccountKey.UserName(next.userName());
                            return register.find(name).isPresent()
                                    ? new AccountWrite.Taken(name)
                                    : register.right().replace(current, next);
                        })),
                wrong(
                        "do not look at the revision when they replace",
                        "A18 A21 A34",
                        register -> register.right().replacing((current, next) -> {
                            current.requireReplaceableBy(next);
                            synchronized (register) {
                                Account stored = register.accounts.get(current.number());
                                if (stored == null) {
                                    return new AccountWrite.Outdated();
                                }
                                return register.taken(next)
                                        .<AccountWrite>map(AccountWrite.Taken::new)
                                        .orElseGet(() -> register.put(next));
                            }
                        })),
                wrong(
                        "look at the keys before the revision",
                        "A21",
                        register -> register.right().replacing((current, next) -> {
                            current.requireReplaceableBy(next);
                            Optional<AccountKey> taken = register.taken(next);
                            return taken.isPresent() && !register.has(current)
                                    ? new AccountWrite.Taken(taken.get())
                                    : register.right().replace(current, next);
                        })),
                wrong(
                        "say that they deleted what was not there",
                        "A22",
                        register -> register.right()
                                .deleting(current -> register.delete(current)
                                        || !register.accounts.containsKey(current.number()) && !Meeting.isRacer())),
                wrong(
                        "do not see that an account is another",
                        "A24",
                        register -> register.right().replacing((current, next) -> {
                            try {
                                return register.right().replace(current, next);
                            } catch (IllegalArgumentException e) {
                                return new AccountWrite.Outdated();
                            }
                        })));
    }

    private static AccountWrite create(Register register, Account account, Register.Match match) {
        synchronized (register) {
            return register.taken(account, match)
                    .<AccountWrite>map(AccountWrite.Taken::new)
                    .orElseGet(() -> register.put(account));
        }
    }

    private static FunctionAccounts takenUnless(Register register, java.util.function.Predicate<AccountKey> free) {
        Register.Match match = (other, key) -> !free.test(key) && other.keys().contains(key);
        return register.right()
                .creating((details, revision) -> register.create(details, revision, match))
                .replacing((current, next) -> register.replace(current, next, match));
    }

    private static AccountKey lastTaken(Register register, Account account) {
        return account.keys().stream()
                .filter(key -> register.find(key).isPresent())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static Wrong<FunctionAccounts> wrong(
            String flaw, String breaks, Function<Register, FunctionAccounts> make) {
        return Wrong.of(flaw, breaks, () -> make.apply(new Register()));
    }
}
