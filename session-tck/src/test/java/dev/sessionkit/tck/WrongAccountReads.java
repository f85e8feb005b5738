package dev.sessionkit.tck;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Accounts that do not give back what they were given, or not to whom they should. */
final class WrongAccountReads {

    /** More accounts than any rule but one makes. */
    private static final int MANY = 45;

    /** Among the keys of an account that has an e-mail address. */
    private static final int SECOND_IDENTITY = 4;

    private WrongAccountReads() {}

    static Stream<Wrong<FunctionAccounts>> all() {
        return Stream.of(
                wrong(
                        "find nobody by a third identity",
                        "A01 A02",
                        register -> register.right()
                                .finding(key -> register.find(key)
                                        .filter(account -> account.keys().indexOf(key) <= SECOND_IDENTITY))),
                wrong(
                        "keep eight identities",
                        "A02",
                        register -> register.right()
                                .giving(details -> details.withIdentities(details.identities()
                                        .subList(
                                                0,
                                                Math.min(8, details.identities().size()))))),
                wrong(
                        "cut a long role",
                        "A03",
                        register -> register.right()
                                .giving(details -> details.withRole(details.role()
                                        .substring(
                                                0, Math.min(32, details.role().length()))))),
                wrong(
                        "keep the time of creation in seconds",
                        "A04",
                        register -> register.right().giving(WrongAccountReads::createdInSeconds)),
                wrong(
                        "give a number twice",
                        "A05",
                        register -> register.right().creating((details, revision) -> {
                            synchronized (register) {
                                long number = 1 + register.last.get() % MANY;
                                Optional<AccountKey> taken =
                                        register.taken(new Account(Long.MAX_VALUE, revision, details));
                                if (taken.isPresent()) {
                                    return new AccountWrite.Taken(taken.get());
                                }
                                register.last.incrementAndGet();
                                return register.put(new Account(number, revision, details));
                            }
                        })),
                wrong(
                        "take a % in an e-mail address for a wildcard",
                        "A06",
                        register -> register.matching((account, key) -> key instanceof AccountKey.Email email
                                ? account.keys().contains(key)
                                        || email.canonical().startsWith("%")
                                                && account.email()
                                                        .filter(text -> text.endsWith(email.canonical()
                                                                .substring(1)))
                                                        .isPresent()
                                : account.keys().contains(key))),
                wrong(
                        "compare user names as they were typed",
                        "A03 A07 A17",
                        register -> register.matching((account, key) -> key instanceof AccountKey.UserName name
                                ? account.userName().equals(name.canonical())
                                : account.keys().contains(key))),
                wrong(
                        "compare e-mail addresses as they were typed",
                        "A03 A08 A17",
                        register -> register.matching((account, key) -> key instanceof AccountKey.Email email
                                ? account.email()
                                        .filter(email.canonical()::equals)
                                        .isPresent()
                                : account.keys().contains(key))),
                wrong(
                        "compare subjects without regard to case",
                        "A09",
                        register -> register.matching((account, key) -> key instanceof AccountKey.Identity wanted
                                ? account.identities().stream()
                                        .anyMatch(identity -> identity.issuer()
                                                        .equals(wanted.identity()
                                                                .issuer())
                                                && identity.subject()
                                                        .equalsIgnoreCase(wanted.identity()
                                                                .subject()))
                                : account.keys().contains(key))),
                wrong(
                        "print whom they hold",
                        "A10",
                        register -> register.right()
                                .printing(() -> register.accounts.values().toString())),
                wrong(
                        "know a subject whatever its issuer",
                        "A06 A14",
                        register -> register.matching((account, key) -> key instanceof AccountKey.Identity wanted
                                ? account.identities().stream()
                                        .anyMatch(identity -> identity.subject()
                                                .equals(wanted.identity().subject()))
                                : account.keys().contains(key))),
                wrong(
                        "find nobody under null",
                        "A25",
                        register ->
                                register.right().finding(key -> key == null ? Optional.empty() : register.find(key))));
    }

    private static AccountDetails createdInSeconds(AccountDetails from) {
        return new AccountDetails(
                from.uuid(),
                from.userName(),
                from.email(),
                from.emailVerified(),
                from.role(),
                from.enabled(),
                from.passwordHash(),
                from.identities(),
                from.createdAt().truncatedTo(ChronoUnit.SECONDS),
                from.credentialsChangedAt());
    }

    private static Wrong<FunctionAccounts> wrong(
            String flaw, String breaks, Function<Register, FunctionAccounts> make) {
        return Wrong.of(flaw, breaks, () -> make.apply(new Register()));
    }
}
