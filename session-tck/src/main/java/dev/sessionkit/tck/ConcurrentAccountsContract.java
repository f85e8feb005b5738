package dev.sessionkit.tck;

import static dev.sessionkit.tck.AccountSamples.bare;
import static dev.sessionkit.tck.AccountSamples.changed;
import static dev.sessionkit.tck.AccountSamples.full;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds when several write at once. A part of the {@link AccountsContract}. */
public interface ConcurrentAccountsContract {

    /**
     * The accounts under test.
     *
     * @return the same ones each time in one test
     */
    Accounts accounts();

    @Test
    @DisplayName("A31 Of several creates of one user name exactly one wins, and the others are told that it is taken")
    default void a31_createsOfOneName() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            String name = AccountSamples.newText();
            oneIsCreated(full -> full.withUserName(name), new AccountKey.UserName(name));
        }
    }

    @Test
    @DisplayName(
            "A32 Of several creates of one e-mail address exactly one wins, and the others are told that it is taken")
    default void a32_createsOfOneEmail() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            String email = AccountSamples.newEmail();
            oneIsCreated(full -> full.withEmail(Optional.of(email), false), new AccountKey.Email(email));
        }
    }

    @Test
    @DisplayName("A33 Of several creates of one identity exactly one wins, and the others are told that it is taken")
    default void a33_createsOfOneIdentity() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            ExternalIdentity identity = AccountSamples.newIdentity();
            oneIsCreated(
                    full -> full.withIdentities(List.of(AccountSamples.newIdentity(), identity)),
                    new AccountKey.Identity(identity));
        }
    }

    @Test
    @DisplayName("A34 Of several writers who read the same revision exactly one wins, and its account is there whole")
    default void a34_writersOfOneRevision() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            Account read = Roster.created(accounts(), full());
            List<Account> writes = IntStream.range(0, Race.THREADS)
                    .mapToObj(n -> n % 2 == 0 ? changed(read) : AccountSamples.changedThroughout(read))
                    .toList();
            List<AccountWrite> written = Race.between(writes.stream()
                    .map(next -> (Callable<AccountWrite>) () -> accounts().replace(read, next))
                    .toList());
            Account winner = onlyDone(written);
            written.stream().filter(one -> !(one instanceof AccountWrite.Done)).forEach(Roster::isOutdated);
            assertThat(writes).contains(winner);
            Roster.holds(accounts(), winner);
        }
    }

    @Test
    @DisplayName("A35 Of a create and a replace that want one e-mail address exactly one wins")
    default void a35_createAgainstReplace() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            Optional<String> email = Optional.of(AccountSamples.newEmail());
            Account read = Roster.created(accounts(), bare());
            AccountDetails fresh = full().withEmail(email, true);
            Account next = changed(read, read.details().withEmail(email, true));
            List<AccountWrite> written = Race.between(
                    () -> accounts().create(fresh, Samples.newRevision()),
                    () -> accounts().replace(read, next));
            Account winner = onlyDone(written);
            assertThat(written).contains(new AccountWrite.Taken(new AccountKey.Email(email.get())));
            Roster.holds(accounts(), winner);
            if (winner.number() != read.number()) {
                Roster.holds(accounts(), read);
            }
        }
    }

    @Test
    @DisplayName("A36 Of a delete and a replace exactly one wins: the account is gone, or as it was written")
    default void a36_deleteAgainstReplace() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            Account read = Roster.created(accounts(), full());
            Account next = AccountSamples.changedThroughout(read);
            List<Boolean> won = Race.between(
                    () -> accounts().delete(read), () -> accounts().replace(read, next) instanceof AccountWrite.Done);
            assertThat(won).as("delete, replace").containsOnlyOnce(true);
            Roster.lacks(accounts(), new AccountKey.UserName(read.userName()));
            Roster.lacks(accounts(), new AccountKey.Identity(read.identities().get(0)));
            if (won.get(0)) {
                Roster.lacks(accounts(), next);
            } else {
                Roster.holds(accounts(), next);
            }
        }
    }

    @Test
    @DisplayName("A37 Who reads during a write finds the account before it or after it, whole")
    default void a37_readsAreWhole() {
        List<Account> versions = new ArrayList<>(List.of(Roster.created(accounts(), full())));
        AccountKey stays = new AccountKey.Identity(versions.get(0).identities().get(0));
        for (int n = 1; n <= 5 * Race.ROUNDS; n++) {
            versions.add(nextOf(versions.get(n - 1), stays));
        }
        AtomicBoolean written = new AtomicBoolean();
        Callable<Void> writer = () -> {
            try {
                for (int n = 1; n < versions.size(); n++) {
                    Roster.replaced(accounts(), versions.get(n - 1), versions.get(n));
                }
            } finally {
                written.set(true);
            }
            return null;
        };
        Race.between(
                writer,
                reader(stays, versions, written),
                reader(versions.get(0).keys().get(0), versions, written));
        Roster.holds(accounts(), versions.get(versions.size() - 1));
    }

    private Callable<Void> reader(AccountKey key, List<Account> versions, AtomicBoolean written) {
        return () -> {
            do {
                Account found = accounts().find(key).orElseThrow();
                Account same = versions.stream()
                        .filter(version -> version.revision() == found.revision())
                        .findFirst()
                        .orElseThrow();
                Roster.isEqual(found, same);
            } while (!written.get());
            return null;
        };
    }

    private static Account nextOf(Account from, AccountKey stays) {
        ExternalIdentity kept = ((AccountKey.Identity) stays).identity();
        Account next = AccountSamples.changedThroughout(from);
        return changed(next, next.details().withIdentities(List.of(kept, AccountSamples.newIdentity())));
    }

    private void oneIsCreated(UnaryOperator<AccountDetails> sharing, AccountKey shared) {
        List<AccountDetails> all = IntStream.range(0, Race.THREADS)
                .mapToObj(n -> sharing.apply(full()))
                .toList();
        List<AccountWrite> written = Race.between(all.stream()
                .map(details -> (Callable<AccountWrite>) () -> accounts().create(details, Samples.newRevision()))
                .toList());
        Account winner = onlyDone(written);
        for (int i = 0; i < all.size(); i++) {
            if (written.get(i) instanceof AccountWrite.Done) {
                Roster.isEqual(winner.details(), all.get(i));
            } else {
                Roster.isTaken(written.get(i), shared);
                new Account(1, 1, all.get(i))
                        .keys().stream()
                                .filter(key -> !(key instanceof AccountKey.Id) && !key.equals(shared))
                                .forEach(key -> Roster.lacks(accounts(), key));
            }
        }
        Roster.holds(accounts(), winner);
    }

    private static Account onlyDone(List<AccountWrite> written) {
        List<Account> done = written.stream()
                .filter(AccountWrite.Done.class::isInstance)
                .map(one -> ((AccountWrite.Done) one).account())
                .toList();
        assertThat(done).as("writes at once that were done").hasSize(1);
        return done.get(0);
    }
}
