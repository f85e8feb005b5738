package dev.sessionkit.tck;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Accounts that the rules are tried with; nothing in a new one was in any before it in this JVM. */
final class AccountSamples {

    private AccountSamples() {}

    /** Letters and digits, small, different each time. */
    static String newText() {
        return "a" + Long.toHexString(Samples.newRevision());
    }

    /** With a name alone. */
    static AccountDetails bare() {
        return AccountDetails.named(new UUID(Samples.newRevision(), Samples.newRevision()), newText(), Samples.NOON);
    }

    /** With everything that an account may have. */
    static AccountDetails full() {
        return bare().withEmail(Optional.of(newEmail()), true)
                .withRole("editor")
                .withPasswordHash(Optional.of("$argon2id$" + newText()), Samples.NOON.plusMillis(1))
                .withIdentities(List.of(newIdentity(), newIdentity()));
    }

    static String newEmail() {
        return newText() + "@example.org";
    }

    static ExternalIdentity newIdentity() {
        return new ExternalIdentity("https://issuer.example", newText());
    }

    static List<ExternalIdentity> newIdentities(int count) {
        return IntStream.range(0, count).mapToObj(n -> newIdentity()).toList();
    }

    static Account changed(Account from, AccountDetails details) {
        return from.with(details, Samples.newRevision());
    }

    /** The same account with another role. */
    static Account changed(Account from) {
        return changed(from, from.details().withRole(newText()));
    }

    /** The same account, and nothing but its number, UUID and time of creation as before. */
    static Account changedThroughout(Account from) {
        AccountDetails now = full();
        return changed(
                from,
                new AccountDetails(
                        from.uuid(),
                        now.userName(),
                        now.email(),
                        !from.emailVerified(),
                        newText(),
                        !from.enabled(),
                        now.passwordHash(),
                        now.identities(),
                        from.createdAt(),
                        from.credentialsChangedAt().plusSeconds(1)));
    }
}
