package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    private static final Instant NOON = Instant.parse("2026-11-04T12:00:00.123Z");
    private static final ExternalIdentity IDENTITY = new ExternalIdentity("https://issuer.example", "swordfish-1");
    private static final AccountDetails DETAILS = AccountDetails.named(new UUID(1, 2), "Ada", NOON)
            .withEmail(Optional.of("swordfish@example.org"), true)
            .withPasswordHash(Optional.of("$swordfish$"), NOON)
            .withIdentities(List.of(IDENTITY));
    private static final Account ACCOUNT = new Account(42, 7, DETAILS);

    @Test
    void id_isTheNumberInDecimal() {
        assertThat(ACCOUNT.id()).isEqualTo(new UserId("42"));
        assertThat(new Account(Long.MAX_VALUE, 0, DETAILS).id()).hasToString("9223372036854775807");
        for (long number : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Account(number, 0, DETAILS));
        }
    }

    @Test
    void keys_areCanonicalAndInOrder() {
        assertThat(ACCOUNT.keys())
                .containsExactly(
                        new AccountKey.Id(42),
                        new AccountKey.UserName("ＡＤＡ"),
                        new AccountKey.Email("SwordFish@Example.org"),
                        new AccountKey.Identity(IDENTITY));
    }

    @Test
    void nothingPrints_whatIsSecretOrPersonal() {
        assertThat(Stream.of(
                                ACCOUNT,
                                DETAILS,
                                IDENTITY,
                                ACCOUNT.keys(),
                                new AccountKey.UserName("swordfish"),
                                new AccountWrite.Done(ACCOUNT),
                                new AccountWrite.Taken(new AccountKey.Email("swordfish@example.org")))
                        .map(Object::toString))
                .noneMatch(text -> text.contains("swordfish"));
        assertThat(ACCOUNT.toString()).contains("42", "Ada", "https://issuer.example", "passwordHash=[hidden]");
    }

    @Test
    void faults_repeatNothing() {
        Stream.<Runnable>of(
                        () -> AccountDetails.named(new UUID(1, 2), "swordfish@", NOON),
                        () -> DETAILS.withEmail(Optional.of("swordfish"), false),
                        () -> DETAILS.withRole("swordfish\n"),
                        () -> DETAILS.withPasswordHash(Optional.of("swordfish\u0000"), NOON),
                        () -> new ExternalIdentity("swordfish ", "x"),
                        () -> new ExternalIdentity("x", "swordfish\ud800"))
                .forEach(fault -> assertThatIllegalArgumentException()
                        .isThrownBy(fault::run)
                        .withMessageNotContaining("swordfish"));
    }

    @Test
    void bounds() {
        assertThat(DETAILS.withRole("x".repeat(64)).role()).hasSize(64);
        assertThat(DETAILS.withPasswordHash(Optional.of("x".repeat(1024)), NOON).passwordHash())
                .isPresent();
        assertThat(DETAILS.withIdentities(identities(16)).identities()).hasSize(16);
        assertThat(new ExternalIdentity("x".repeat(255), "x".repeat(255)).subject())
                .hasSize(255);
        Stream.<Runnable>of(
                        () -> DETAILS.withRole(""),
                        () -> DETAILS.withRole("x".repeat(65)),
                        () -> DETAILS.withRole(" x"),
                        () -> DETAILS.withPasswordHash(Optional.of(""), NOON),
                        () -> DETAILS.withPasswordHash(Optional.of("x".repeat(1025)), NOON),
                        () -> DETAILS.withIdentities(identities(17)),
                        () -> DETAILS.withIdentities(List.of(IDENTITY, IDENTITY)),
                        () -> DETAILS.withEmail(Optional.empty(), true),
                        () -> new ExternalIdentity("", "x"),
                        () -> new ExternalIdentity("x", ""),
                        () -> new ExternalIdentity("x".repeat(256), "x"),
                        () -> new ExternalIdentity("x", "x".repeat(256)),
                        () -> new ExternalIdentity("x", "x\u3000"))
                .forEach(fault -> assertThatIllegalArgumentException().isThrownBy(fault::run));
    }

    @Test
    void identities_haveNoOrder_andTimesAreInMillis() {
        List<ExternalIdentity> some = identities(3);
        List<ExternalIdentity> reversed = List.of(some.get(2), some.get(1), some.get(0));
        assertThat(DETAILS.withIdentities(some)).isEqualTo(DETAILS.withIdentities(reversed));
        assertThat(DETAILS.withPasswordHash(Optional.empty(), NOON.plusNanos(999_999))
                        .credentialsChangedAt())
                .isEqualTo(NOON);
    }

    @Test
    void changes_leaveTheRest() {
        AccountDetails other = DETAILS.withUserName("Bob")
                .withEmail(Optional.empty(), false)
                .withRole("admin")
                .withEnabled(false)
                .withPasswordHash(Optional.empty(), NOON.plusSeconds(1))
                .withIdentities(List.of());
        assertThat(other)
                .isEqualTo(new AccountDetails(
                        new UUID(1, 2),
                        "Bob",
                        Optional.empty(),
                        false,
                        "admin",
                        false,
                        Optional.empty(),
                        List.of(),
                        NOON,
                        NOON.plusSeconds(1)));
        assertThat(AccountDetails.named(new UUID(1, 2), "Ada", NOON).role()).isEqualTo("user");
        Account next = ACCOUNT.with(other, 8);
        assertThat(next).isEqualTo(new Account(42, 8, other));
        assertThat(List.of(next.uuid(), next.userName(), next.role(), next.createdAt(), next.credentialsChangedAt()))
                .containsExactly(new UUID(1, 2), "Bob", "admin", NOON, NOON.plusSeconds(1));
        assertThat(ACCOUNT.email()).isEqualTo(DETAILS.email());
        assertThat(ACCOUNT.emailVerified()).isTrue();
        assertThat(ACCOUNT.enabled()).isTrue();
        assertThat(ACCOUNT.passwordHash()).isEqualTo(DETAILS.passwordHash());
        assertThat(ACCOUNT.identities()).containsExactly(IDENTITY);
    }

    @Test
    void replaceable_byTheSameAccountWithAnotherRevision() {
        ACCOUNT.requireReplaceableBy(ACCOUNT.with(DETAILS.withRole("admin"), 8));
        Stream.of(
                        ACCOUNT,
                        new Account(43, 8, DETAILS),
                        ACCOUNT.with(AccountDetails.named(new UUID(1, 3), "Ada", NOON), 8),
                        ACCOUNT.with(AccountDetails.named(new UUID(1, 2), "Ada", NOON.plusMillis(1)), 8))
                .forEach(wrong ->
                        assertThatIllegalArgumentException().isThrownBy(() -> ACCOUNT.requireReplaceableBy(wrong)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "01", "1.0", "9223372036854775808", "user-1", "١", "1e3", "0x1"})
    void key_ofAUserThatIsNoAccount(String user) {
        assertThat(AccountKey.id(new UserId(user))).isEmpty();
    }

    @Test
    void key_ofWhatClientsSend() {
        assertThat(AccountKey.id(ACCOUNT.id())).contains(new AccountKey.Id(42));
        assertThat(AccountKey.userName("ADA")).contains(new AccountKey.UserName("ada"));
        assertThat(AccountKey.userName("a\u202e")).isEmpty();
        assertThat(AccountKey.userName("x".repeat(1_000_000))).isEmpty();
        assertThat(AccountKey.email("A@B")).contains(new AccountKey.Email("a@b"));
        assertThat(AccountKey.email("ada")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountKey.Id(0));
        assertThatNullPointerException().isThrownBy(() -> new AccountKey.Identity(null));
        assertThatNullPointerException().isThrownBy(() -> AccountKey.userName(null));
    }

    private static List<ExternalIdentity> identities(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new ExternalIdentity("https://issuer.example", "subject " + n))
                .toList();
    }
}
