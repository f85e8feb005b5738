package dev.sessionkit.store.jdbc;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Accounts to test with; each differs from all before it in this JVM. */
final class People {

    private static final Random RANDOM = new Random(20261104);

    private People() {}

    static String newText() {
        return "p" + Long.toHexString(RANDOM.nextLong());
    }

    static AccountDetails plain() {
        return AccountDetails.named(new UUID(RANDOM.nextLong(), RANDOM.nextLong()), newText(), Records.NOON)
                .withEmail(Optional.of(newText() + "@example.org"), true)
                .withPasswordHash(Optional.of("$argon2id$" + newText()), Records.NOON);
    }

    static AccountDetails linked() {
        return plain().withIdentities(List.of(newIdentity()));
    }

    static ExternalIdentity newIdentity() {
        return new ExternalIdentity("https://issuer.example", newText());
    }

    static Account created(Accounts accounts, AccountDetails details) {
        return ((AccountWrite.Done) accounts.create(details, RANDOM.nextLong())).account();
    }

    static Account changed(Account from, AccountDetails details) {
        return from.with(details, RANDOM.nextLong());
    }

    static Account changed(Account from) {
        return changed(from, from.details().withRole(newText()));
    }
}
