package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.NOON;
import static dev.sessionkit.tck.Samples.json;
import static dev.sessionkit.tck.Samples.newSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.Renewal;
import dev.sessionkit.spi.RenewalNonce;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store gives back is what it was given. A part of the {@link SessionStoreContract}. */
public interface StoredRecordsContract {

    /**
     * The store under test.
     *
     * @return the same one, or one over the same sessions, each time in one test
     */
    SessionStore store();

    @Test
    @DisplayName("S01 What was created is found")
    default void s01_createdIsFound() {
        createdIsFound(newSession());
    }

    @Test
    @DisplayName("S02 Each part of a session's state may be there or not")
    default void s02_optionalParts() {
        Duration day = Duration.ofDays(1);
        SessionState bare = SessionState.begin(NOON, Optional.empty(), Optional.empty(), List.of());
        Credential renewal = new Credential(
                CredentialUse.RENEWAL, Samples.token(1).secret().hash(), Optional.of(NOON.plusMillis(123)));
        Credential once =
                new Credential(CredentialUse.ONE_TIME, Samples.token(0).secret().hash(), Optional.empty());
        Login shortLogin =
                new Login(NOON, "PASSWORD", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Login longLogin = new Login(
                NOON.plusMillis(1),
                "ü".repeat(Login.LONGEST_NAME),
                Optional.of("8a2f"),
                Optional.of("android-app"),
                Optional.of("日本語".repeat(Login.LONGEST_AGENT / 3)),
                Optional.of("2001:db8::1"));
        Renewal.Rotation rotation = new Renewal.Rotation(
                Samples.token(3).secret().hash(),
                NOON,
                NOON.plusSeconds(30),
                Optional.of(new RenewalNonce(1, Long.MIN_VALUE, -1, Long.MAX_VALUE)));
        SessionState full = new SessionState(
                        NOON,
                        NOON.plusMillis(999),
                        Optional.of(day),
                        Optional.of(NOON.plus(day)),
                        List.of(renewal, once),
                        Optional.of(new Renewal(Samples.token(2).secret().hash(), Optional.of(rotation))),
                        List.of("JwtSessionResolver", "HeaderSessionResolver#qt"),
                        Optional.of(longLogin),
                        Optional.empty())
                .ended(new Ending(EndReason.KICKED, NOON.plusSeconds(1)));
        Stream.of(
                        bare,
                        bare.withCredentials(List.of(once)),
                        bare.withVouchers(List.of("JwtSessionResolver")),
                        bare.withLogin(shortLogin),
                        bare.ended(new Ending(new EndReason("SERVICE_CLOSED"), NOON)),
                        SessionState.begin(NOON, Optional.of(day), Optional.empty(), List.of()),
                        SessionState.begin(NOON, Optional.empty(), Optional.of(NOON.plus(day)), List.of()),
                        full)
                .forEach(state -> createdIsFound(Change.state(newSession(), state)));
    }

    @Test
    @DisplayName("S03 Data comes back byte for byte, in all of Unicode")
    default void s03_dataInUnicode() {
        Stream.of(
                        "{\"name\":\"Zoë Ünal\",\"city\":\"東京\",\"mood\":\"😀👩‍👩‍👧\"}",
                        "{\"nul\":\"\\u0000\",\"half\":\"\\ud83d\"}",
                        "{ \"spaces\" : [ 1.0 , 1e2 ] ,\n\t\"again\":1,\"again\":2 }",
                        "{\"quotes\":\"' \\\" \\\\ ; -- % _ ? $1 :x {0}\"}",
                        "{\"e\":\"\u00e9\",\"e\u0301\":\"e\u0301\",\"bom\":\"\ufeff\"}")
                .forEach(text -> createdIsFound(Change.data(newSession(), text)));
    }

    @Test
    @DisplayName("S04 Data may be empty or as large as 60 KB")
    default void s04_sizesOfData() {
        createdIsFound(Change.data(newSession(), "{}"));
        for (int size : new int[] {255, 4_000, 8_192, 32_768, 60_000}) {
            createdIsFound(Change.data(newSession(), "{\"a\":\"" + "x".repeat(size) + "\"}"));
        }
        createdIsFound(Change.data(newSession(), "{\"a\":\"" + "😀".repeat(15_000) + "\"}"));
    }

    @Test
    @DisplayName("S05 A user id comes back exactly, at its longest and in all of Unicode")
    default void s05_userIds() {
        Stream.of(
                        "a",
                        "x".repeat(UserId.LONGEST),
                        "字".repeat(UserId.LONGEST),
                        "😀".repeat(UserId.LONGEST / 2),
                        "Ann.Smith+Test@Example.ORG",
                        "o'Neil \"x\" \\ % _ ; --",
                        "e\u0301 \u00e9")
                .forEach(user -> createdIsFound(Change.user(newSession(), new UserId(user))));
        createdIsFound(Change.user(newSession(), Optional.empty()));
    }

    @Test
    @DisplayName("S06 A revision is any 64 bits")
    default void s06_revisions() {
        for (long revision : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53 | 1, -(1L << 31)}) {
            createdIsFound(Change.revision(newSession(), revision));
        }
    }

    @Test
    @DisplayName("S07 The time to purge comes back to the millisecond, and may be never")
    default void s07_timesToPurge() {
        Stream.of(
                        NOON.plusMillis(1),
                        NOON.plusMillis(999),
                        Instant.parse("2155-03-28T01:59:59.999Z"),
                        Instant.parse("9999-12-31T23:59:59.999Z"),
                        Instant.parse("+12345-06-07T08:09:10.011Z"),
                        SessionRecord.NEVER.minusMillis(1),
                        SessionRecord.NEVER)
                .forEach(time -> createdIsFound(Change.purgeAfter(newSession(), time)));
    }

    @Test
    @DisplayName("S08 An id is any 128 bits")
    default void s08_ids() {
        long some = Samples.newRevision() >>> 1;
        Stream.of(
                        new SessionId(some, some),
                        new SessionId(some, ~some),
                        new SessionId(~some, some),
                        new SessionId(~some, ~some),
                        new SessionId(0, some),
                        new SessionId(some, 0),
                        new SessionId(-1, some),
                        new SessionId(some, -1),
                        SessionId.derived("https://issuer.example", "subject " + some))
                .forEach(id -> createdIsFound(newSession(id)));
    }

    @Test
    @DisplayName("S09 An id of which there is no record is not found, near as it may be to one")
    default void s09_unknownIsEmpty() {
        SessionRecord session = newSession();
        assertThat(store().create(session)).isTrue();
        long high = session.id().high();
        long low = session.id().low();
        Stream.of(
                        Samples.newId(),
                        new SessionId(low, high),
                        new SessionId(high, low ^ 1),
                        new SessionId(high, low ^ Long.MIN_VALUE),
                        new SessionId(high ^ 1, low),
                        new SessionId(high ^ Long.MIN_VALUE, low))
                .forEach(id -> Stored.lacks(store(), id));
    }

    @Test
    @DisplayName("S10 A record changes in every field, and is found as it is now")
    default void s10_replacedIsFound() {
        SessionRecord first = newSession();
        assertThat(store().create(first)).isTrue();
        SessionRecord second = new SessionRecord(
                first.id(),
                Samples.newRevision(),
                Optional.of(Samples.newUser()),
                SessionRecord.NEVER,
                Samples.newState().ended(new Ending(EndReason.LOGOUT, NOON)),
                json("{\"name\":\"東京 😀\",\"long\":\"" + "x".repeat(60_000) + "\"}"));
        assertThat(store().replace(first, second)).isTrue();
        Stored.holds(store(), second);
        SessionRecord third = new SessionRecord(
                first.id(),
                Samples.newRevision(),
                Optional.empty(),
                NOON.plusSeconds(5),
                Samples.newState(),
                json("{}"));
        assertThat(store().replace(second, third)).isTrue();
        Stored.holds(store(), third);
    }

    private void createdIsFound(SessionRecord session) {
        assertThat(store().create(session)).as("create").isTrue();
        Stored.holds(store(), session);
    }
}
