package dev.sessionkit.tck;

import static dev.sessionkit.tck.AccountSamples.bare;
import static dev.sessionkit.tck.AccountSamples.full;
import static dev.sessionkit.tck.AccountSamples.newText;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is given back is what was given, found by every key. A part of the {@link AccountsContract}. */
public interface StoredAccountsContract {

    /**
     * The accounts under test.
     *
     * @return the same ones each time in one test
     */
    Accounts accounts();

    @Test
    @DisplayName("A01 What was created is found by number, user name, e-mail address and each identity")
    default void a01_createdIsFound() {
        createdIsFound(full().withIdentities(AccountSamples.newIdentities(3)));
    }

    @Test
    @DisplayName("A02 Each part of an account may be there or not")
    default void a02_optionalParts() {
        AccountDetails bare = bare();
        createdIsFound(bare);
        Stream.of(
                        bare().withEmail(Optional.of(AccountSamples.newEmail()), false),
                        bare().withEmail(Optional.of(AccountSamples.newEmail()), true),
                        bare().withEnabled(false),
                        bare().withPasswordHash(Optional.of("x"), Samples.NOON),
                        bare().withIdentities(AccountSamples.newIdentities(1)),
                        bare().withIdentities(AccountSamples.newIdentities(AccountDetails.MOST_IDENTITIES)))
                .forEach(this::createdIsFound);
    }

    @Test
    @DisplayName("A03 Texts come back exactly, at their longest and in all of Unicode")
    default void a03_texts() {
        String text = newText();
        String end = text.substring(text.length() - 8);
        Stream.of(
                        text.toUpperCase(Locale.ROOT) + " Smith",
                        "o'Neil\"\\%_;--" + text,
                        "$1:x{0}<b>&amp;" + text,
                        "字".repeat(64 - text.length()) + text,
                        "𠮷".repeat(16) + text,
                        "E\u0301" + text + "\u0301",
                        "ｗｉｄｅ" + text)
                .forEach(name -> createdIsFound(bare().withUserName(name)));
        Stream.of("字".repeat(230) + "@" + end + ".example.org", "O'Neil+x%_-Z@" + text + ".Example.ORG", "ü@ö." + text)
                .forEach(email -> createdIsFound(bare().withEmail(Optional.of(email), true)));
        Stream.of("ADMIN", "字".repeat(AccountDetails.LONGEST_ROLE), "😀 ' \\ % é")
                .forEach(role -> createdIsFound(bare().withRole(role)));
        Stream.of("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", "x".repeat(AccountDetails.LONGEST_HASH), "é ' \\ 😀")
                .forEach(hash -> createdIsFound(bare().withPasswordHash(Optional.of(hash), Samples.NOON)));
        int room = ExternalIdentity.LONGEST - text.length();
        Stream.of(
                        new ExternalIdentity("字".repeat(room) + text, "字".repeat(room) + text),
                        new ExternalIdentity("https://issuer.example/?a=%_", "o'Neil \"x\" \\ % 😀" + text),
                        new ExternalIdentity("x", text.toUpperCase(Locale.ROOT)))
                .forEach(identity -> createdIsFound(bare().withIdentities(List.of(identity))));
    }

    @Test
    @DisplayName("A04 A revision is any 64 bits, a UUID any 128, and times come back to the millisecond")
    default void a04_revisionsAndTimes() {
        for (long revision : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53 | 1, -(1L << 31)}) {
            Roster.holds(accounts(), Roster.created(accounts(), bare(), revision));
        }
        for (Instant time :
                List.of(Instant.EPOCH, Samples.NOON.plusMillis(999), Instant.parse("9999-12-31T23:59:59.999Z"))) {
            createdIsFound(AccountDetails.named(new UUID(-1, time.toEpochMilli()), newText(), time)
                    .withPasswordHash(Optional.empty(), time.plusMillis(1)));
        }
    }

    @Test
    @DisplayName("A05 Each account has a number of its own")
    default void a05_numbers() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            assertThat(numbers.add(Roster.created(accounts(), bare()).number()))
                    .as("a number is given once")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("A06 A key that no account has finds none, near as it may be to one")
    default void a06_unknownIsEmpty() {
        AccountDetails full = full();
        Account account = Roster.created(accounts(), full);
        ExternalIdentity identity = full.identities().get(0);
        String name = full.userName();
        Stream.of(
                        new AccountKey.Id(account.number() == 1 ? Long.MAX_VALUE : account.number() - 1),
                        new AccountKey.Id(Long.MAX_VALUE - Math.abs(Samples.newRevision() >>> 2)),
                        new AccountKey.UserName(name + "%"),
                        new AccountKey.UserName("_" + name.substring(1)),
                        new AccountKey.UserName(name.substring(1)),
                        new AccountKey.UserName("á" + name.substring(1)),
                        new AccountKey.UserName("' OR '1'='1"),
                        new AccountKey.Email("%@example.org"),
                        new AccountKey.Email(full.email().orElseThrow() + "x"),
                        new AccountKey.Identity(new ExternalIdentity(identity.subject(), identity.issuer())),
                        new AccountKey.Identity(new ExternalIdentity("https://other.example", identity.subject())),
                        new AccountKey.Identity(new ExternalIdentity(identity.issuer(), newText())))
                .forEach(key -> Roster.lacks(accounts(), key));
    }

    @Test
    @DisplayName("A07 A user name is found in every spelling of it, and comes back as it was typed")
    default void a07_spellingsOfNames() {
        String name = "Änne " + newText();
        Account account = Roster.created(accounts(), bare().withUserName(name));
        Stream.of(
                        name,
                        name.toUpperCase(Locale.ROOT),
                        name.toLowerCase(Locale.ROOT),
                        name.replace("Ä", "A\u0308"),
                        wide(name))
                .forEach(spelling -> assertThat(accounts().find(new AccountKey.UserName(spelling)))
                        .contains(account));
    }

    @Test
    @DisplayName("A08 An e-mail address is found in every spelling of it, and comes back as it was typed")
    default void a08_spellingsOfEmails() {
        String email = "Anne." + newText() + "@Example.ORG";
        Account account = Roster.created(accounts(), bare().withEmail(Optional.of(email), false));
        Stream.of(email, email.toUpperCase(Locale.ROOT), email.toLowerCase(Locale.ROOT), wide(email))
                .forEach(spelling -> assertThat(accounts().find(new AccountKey.Email(spelling)))
                        .contains(account));
    }

    @Test
    @DisplayName("A09 An identity is compared exactly")
    default void a09_identitiesAreExact() {
        String subject = newText();
        Stream.of(subject, subject.toUpperCase(Locale.ROOT), wide(subject), subject + "\u0301", subject + ".")
                .map(spelling -> new ExternalIdentity("https://issuer.example", spelling))
                .forEach(identity -> createdIsFound(bare().withIdentities(List.of(identity))));
    }

    @Test
    @DisplayName("A10 Printing the accounts, or what a write says, shows no name, address or hash")
    default void a10_printsNothing() {
        AccountDetails full = full();
        Account account = Roster.created(accounts(), full);
        String printed = accounts()
                + " "
                + accounts().create(full, Samples.newRevision())
                + accounts().create(bare().withEmail(full.email(), false), Samples.newRevision());
        assertThat(printed)
                .doesNotContain(account.userName())
                .doesNotContain(account.email().orElseThrow())
                .doesNotContain(account.passwordHash().orElseThrow());
    }

    private static String wide(String text) {
        return text.codePoints()
                .map(c -> c > ' ' && c < 0x7f ? c + 0xfee0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void createdIsFound(AccountDetails details) {
        Roster.holds(accounts(), Roster.created(accounts(), details));
    }
}
