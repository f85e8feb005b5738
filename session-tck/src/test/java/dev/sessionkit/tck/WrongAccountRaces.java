package dev.sessionkit.tck;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** Accounts that are right as long as nobody else writes. Each loses its race for certain, by a {@link Gap} or a {@link Turn}. */
final class WrongAccountRaces {

    private WrongAccountRaces() {}

    static Stream<Wrong<FunctionAccounts>> all() {
        return Stream.of(
                wrong("look whether a key is taken, then create", "A31 A32 A33 A35", register -> {
                    Gap gap = new Gap();
                    return register.right()
                            .creating((details, revision) -> {
                                Account account = new Account(register.last.incrementAndGet(), revision, details);
                                Optional<AccountKey> taken = register.taken(account);
                                gap.pass();
                                return taken.<AccountWrite>map(AccountWrite.Taken::new)
                                        .orElseGet(() -> register.put(account));
                            })
                            .replacing((current, next) ->
                                    gap.amid(() -> register.right().replace(current, next)));
                }),
                wrong("compare revisions, then replace", "A34", register -> {
                    Gap gap = new Gap();
                    return register.right().replacing((current, next) -> {
                        current.requireReplaceableBy(next);
                        if (!register.has(current)) {
                            return new AccountWrite.Outdated();
                        }
                        gap.pass();
                        synchronized (register) {
                            if (!register.accounts.containsKey(current.number())) {
                                return new AccountWrite.Outdated();
                            }
                            return register.taken(next)
                                    .<AccountWrite>map(AccountWrite.Taken::new)
                                    .orElseGet(() -> register.put(next));
                        }
                    });
                }),
                wrong("look whether a key is taken, then replace", "A35", register -> {
                    Gap gap = new Gap();
                    return register.right()
                            .creating((details, revision) ->
                                    gap.amid(() -> register.right().create(details, revision)))
                            .replacing((current, next) -> {
                                current.requireReplaceableBy(next);
                                Optional<AccountKey> taken = register.taken(next);
                                gap.pass();
                                synchronized (register) {
                                    if (!register.has(current)) {
                                        return new AccountWrite.Outdated();
                                    }
                                    return taken.<AccountWrite>map(AccountWrite.Taken::new)
                                            .orElseGet(() -> register.put(next));
                                }
                            });
                }),
                wrong("compare revisions, then delete", "A36", register -> {
                    Gap gap = new Gap();
                    return register.right()
                            .replacing((current, next) ->
                                    gap.amid(() -> register.right().replace(current, next)))
                            .deleting(current -> {
                                boolean has = register.has(current);
                                gap.pass();
                                return has && register.accounts.remove(current.number()) != null;
                            });
                }),
                wrong("bring back what was deleted", "A19 A36", register -> {
                    Turn deleted = new Turn();
                    return register.right()
                            .deleting(current -> deleted.ends(() -> register.delete(current)))
                            .replacing((current, next) -> deleted.awaited(() -> {
                                current.requireReplaceableBy(next);
                                return register.accounts.containsKey(current.number())
                                        ? register.right().replace(current, next)
                                        : register.put(next);
                            }));
                }),
                wrong("delete whatever the revision", "A23 A36", register -> {
                    Turn replaced = new Turn();
                    return register.right()
                            .replacing((current, next) ->
                                    replaced.ends(() -> register.right().replace(current, next)))
                            .deleting(current ->
                                    replaced.awaited(() -> register.accounts.remove(current.number()) != null));
                }),
                wrong("look at no keys when they replace", "A20 A35", register -> {
                    Turn created = new Turn();
                    Register.Match never = (other, key) -> false;
                    return register.right()
                            .creating((details, revision) ->
                                    created.ends(() -> register.right().create(details, revision)))
                            .replacing(
                                    (current, next) -> created.awaited(() -> register.replace(current, next, never)));
                }),
                wrong("write an account in two steps", "A37", WrongAccountRaces::tearing));
    }

    /** First all but the identities and the hash, then, once somebody has read that, these. */
    private static FunctionAccounts tearing(Register register) {
        AtomicBoolean whole = new AtomicBoolean(true);
        CountDownLatch torn = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        return register.right()
                .finding(key -> {
                    boolean isTorn = torn.getCount() == 0;
                    Optional<Account> found = register.find(key);
                    if (isTorn) {
                        read.countDown();
                    }
                    return found;
                })
                .replacing((current, next) -> {
                    if (!Meeting.isRacer() || !whole.getAndSet(false)) {
                        return register.right().replace(current, next);
                    }
                    Account half = next.with(
                            next.details()
                                    .withPasswordHash(current.passwordHash(), next.credentialsChangedAt())
                                    .withIdentities(current.identities()),
                            next.revision());
                    AccountWrite written = register.right().replace(current, half);
                    if (written instanceof AccountWrite.Done) {
                        torn.countDown();
                        Meeting.happens(read);
                        register.accounts.put(next.number(), next);
                    }
                    return written instanceof AccountWrite.Done ? new AccountWrite.Done(next) : written;
                });
    }

    private static Wrong<FunctionAccounts> wrong(
            String flaw, String breaks, Function<Register, FunctionAccounts> make) {
        return Wrong.of(flaw, breaks, () -> make.apply(new Register()));
    }
}
