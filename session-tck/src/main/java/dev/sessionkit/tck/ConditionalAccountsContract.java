package dev.sessionkit.tck;

import static dev.sessionkit.tck.AccountSamples.bare;
import static dev.sessionkit.tck.AccountSamples.changed;
import static dev.sessionkit.tck.AccountSamples.full;
import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a write is conditional on, and that one refused changes nothing. A part of the {@link AccountsContract}. */
public interface ConditionalAccountsContract {

    /**
     * The accounts under test.
     *
     * @return the same ones each time in one test
     */
    Accounts accounts();

    @Test
    @DisplayName("A11 Creating under a user name that is taken, in any spelling, is refused and changes nothing")
    default void a11_createOnTakenName() {
        Account first = created(full());
        AccountDetails second = full().withUserName(first.userName().toUpperCase(Locale.ROOT));
        refused(second, new AccountKey.UserName(first.userName()));
        Roster.holds(accounts(), first);
    }

    @Test
    @DisplayName("A12 Creating under an e-mail address that is taken, verified or not, is refused and changes nothing")
    default void a12_createOnTakenEmail() {
        Account first = created(bare().withEmail(Optional.of(AccountSamples.newEmail()), false));
        String email = first.email().orElseThrow();
        refused(full().withEmail(Optional.of(email.toUpperCase(Locale.ROOT)), true), new AccountKey.Email(email));
        Roster.holds(accounts(), first);
    }

    @Test
    @DisplayName("A13 Creating with an identity that is taken is refused and changes nothing")
    default void a13_createOnTakenIdentity() {
        Account first = created(full());
        ExternalIdentity taken = first.identities().get(1);
        refused(
                full().withIdentities(List.of(AccountSamples.newIdentity(), taken, AccountSamples.newIdentity())),
                new AccountKey.Identity(taken));
        Roster.holds(accounts(), first);
    }

    @Test
    @DisplayName(
            "A14 One subject of two issuers, and one text as name and as role, are no conflict; nor is to have no address")
    default void a14_noConflict() {
        Account first = created(bare().withIdentities(AccountSamples.newIdentities(1)));
        String subject = first.identities().get(0).subject();
        AccountDetails second = bare().withRole(first.userName())
                .withIdentities(List.of(new ExternalIdentity("https://other.example", subject)));
        Roster.holds(accounts(), created(second));
        Roster.holds(accounts(), first);
    }

    @Test
    @DisplayName("A15 Of several keys that are taken the user name is told, then the e-mail address")
    default void a15_orderOfKeys() {
        Account first = created(full());
        AccountDetails same = bare().withEmail(first.email(), true).withIdentities(first.identities());
        refusedAs(same.withUserName(first.userName()), new AccountKey.UserName(first.userName()));
        refusedAs(same, new AccountKey.Email(first.email().orElseThrow()));
    }

    @Test
    @DisplayName("A16 An account changes in everything, is found as it is now, and its old keys are free")
    default void a16_replacedIsFound() {
        AccountDetails before = full();
        Account first = created(before);
        Account second = replaced(first, AccountSamples.changedThroughout(first));
        Roster.holds(accounts(), second);
        first.keys().stream()
                .filter(key -> !(key instanceof AccountKey.Id))
                .forEach(key -> Roster.lacks(accounts(), key));
        Roster.holds(accounts(), created(before));
        Account bare = changed(
                second,
                second.details()
                        .withEmail(Optional.empty(), false)
                        .withPasswordHash(Optional.empty(), Samples.NOON)
                        .withIdentities(List.of()));
        Roster.holds(accounts(), replaced(second, bare));
        Roster.lacks(accounts(), new AccountKey.Email(second.email().orElseThrow()));
        Roster.lacks(accounts(), new AccountKey.Identity(second.identities().get(0)));
    }

    @Test
    @DisplayName("A17 An account may keep its keys, or spell them anew, or keep some of its identities")
    default void a17_ownKeysAreNotTaken() {
        Account first = created(full());
        Account second = replaced(first, changed(first));
        Roster.holds(accounts(), second);
        Account third = replaced(
                second,
                changed(
                        second,
                        second.details()
                                .withUserName(second.userName().toUpperCase(Locale.ROOT))
                                .withEmail(second.email().map(email -> email.toUpperCase(Locale.ROOT)), true)
                                .withIdentities(List.of(second.identities().get(1), AccountSamples.newIdentity()))));
        Roster.holds(accounts(), third);
        Roster.lacks(accounts(), new AccountKey.Identity(second.identities().get(0)));
    }

    @Test
    @DisplayName("A18 Replacing with a stale revision is outdated and changes nothing, whatever it would change")
    default void a18_replaceStale() {
        Account first = created(full());
        Account second = replaced(first, changed(first));
        Roster.isOutdated(accounts().replace(first, changed(first)));
        Account late = AccountSamples.changedThroughout(first);
        Roster.isOutdated(accounts().replace(first, late));
        Roster.holds(accounts(), second);
        Roster.lacks(accounts(), new AccountKey.UserName(late.userName()));
        Roster.lacks(accounts(), new AccountKey.Identity(late.identities().get(0)));
    }

    @Test
    @DisplayName("A19 Replacing what was never there, or was deleted, is outdated and brings nothing back")
    default void a19_replaceGone() {
        Account deleted = created(full());
        assertThat(accounts().delete(deleted)).as("delete").isTrue();
        Account never = new Account(Long.MAX_VALUE - 7, Samples.newRevision(), full());
        for (Account gone : List.of(deleted, never)) {
            Account next = changed(gone);
            Roster.isOutdated(accounts().replace(gone, next));
            Roster.lacks(accounts(), next);
        }
    }

    @Test
    @DisplayName("A20 Replacing with a key that another account has is refused and changes nothing")
    default void a20_replaceOnTakenKey() {
        Account other = created(full());
        Account account = created(full());
        AccountDetails details = AccountSamples.changedThroughout(account).details();
        String email = other.email().orElseThrow();
        ExternalIdentity identity = other.identities().get(0);
        Roster.isTaken(
                accounts().replace(account, changed(account, details.withUserName(wider(other.userName())))),
                new AccountKey.UserName(other.userName()));
        Roster.isTaken(
                accounts().replace(account, changed(account, details.withEmail(Optional.of(wider(email)), true))),
                new AccountKey.Email(email));
        List<ExternalIdentity> identities = List.of(AccountSamples.newIdentity(), identity);
        Roster.isTaken(
                accounts().replace(account, changed(account, details.withIdentities(identities))),
                new AccountKey.Identity(identity));
        Roster.holds(accounts(), account);
        Roster.holds(accounts(), other);
        Roster.lacks(accounts(), new AccountKey.UserName(details.userName()));
        Roster.lacks(accounts(), new AccountKey.Identity(identities.get(0)));
    }

    @Test
    @DisplayName("A21 To be outdated comes before a key that is taken")
    default void a21_outdatedBeforeTaken() {
        Account other = created(full());
        Account first = created(bare());
        Account second = replaced(first, changed(first));
        Account late = changed(first, first.details().withUserName(other.userName()));
        Roster.isOutdated(accounts().replace(first, late));
        Roster.holds(accounts(), second);
    }

    @Test
    @DisplayName(
            "A22 What was deleted is found by none of its keys, they are free, and to delete it again does nothing")
    default void a22_delete() {
        AccountDetails details = full();
        Account account = created(details);
        assertThat(accounts().delete(account)).as("delete").isTrue();
        Roster.lacks(accounts(), account);
        assertThat(accounts().delete(account)).as("the second delete").isFalse();
        Account again = created(details);
        Roster.holds(accounts(), again);
        assertThat(accounts().delete(account)).as("the late delete").isFalse();
        Roster.holds(accounts(), again);
    }

    @Test
    @DisplayName("A23 To delete what has changed since it was read does nothing")
    default void a23_deleteStale() {
        Account first = created(full());
        Account second = replaced(first, changed(first));
        assertThat(accounts().delete(first))
                .as("delete of what is no longer there")
                .isFalse();
        Roster.holds(accounts(), second);
    }

    @Test
    @DisplayName("A24 Replacing by another account, or by the same revision, is a mistake of the caller's")
    default void a24_replaceByAnother() {
        Account account = created(full());
        AccountDetails details = account.details();
        for (Account wrong : List.of(
                new Account(account.number() == 1 ? 2 : account.number() - 1, Samples.newRevision(), details),
                account,
                changed(account, bare()))) {
            assertThatIllegalArgumentException().isThrownBy(() -> accounts().replace(account, wrong));
        }
        Roster.holds(accounts(), account);
    }

    @Test
    @DisplayName("A25 Null is a NullPointerException")
    default void a25_null() {
        Account account = created(bare());
        assertThatNullPointerException().isThrownBy(() -> accounts().find(nothing()));
        assertThatNullPointerException().isThrownBy(() -> accounts().create(nothing(), 1));
        assertThatNullPointerException().isThrownBy(() -> accounts().replace(account, nothing()));
        assertThatNullPointerException().isThrownBy(() -> accounts().replace(nothing(), account));
        assertThatNullPointerException().isThrownBy(() -> accounts().delete(nothing()));
    }

    private static String wider(String text) {
        return (char) (text.charAt(0) + 0xfee0) + text.substring(1);
    }

    private Account created(AccountDetails details) {
        return Roster.created(accounts(), details);
    }

    private Account replaced(Account current, Account next) {
        return Roster.replaced(accounts(), current, next);
    }

    /** Refused, and none of its keys but the taken one is anybody's afterwards. */
    private void refused(AccountDetails details, AccountKey taken) {
        refusedAs(details, taken);
        new Account(1, 1, details)
                .keys().stream()
                        .filter(key -> !(key instanceof AccountKey.Id) && !key.equals(taken))
                        .forEach(key -> Roster.lacks(accounts(), key));
    }

    private void refusedAs(AccountDetails details, AccountKey taken) {
        AccountWrite written = accounts().create(details, Samples.newRevision());
        Roster.isTaken(written, taken);
    }
}
