package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a component does that is resolver and store in one, because a client's credential carries its whole session. Rules
 * C01 to C13, and R01 to R10 with claims that carry. Where such sessions can be changed, see {@link CarriedSessionsContract}.
 *
 * <p>The kit's view of {@link SessionStoreAccessor#find} of such a component: ids are public, so what only a credential may
 * open is never found by its id. It is unknown, before and after the credential was seen.
 */
public interface CombinedContract extends SessionResolverContract {

    /** More sessions than anybody should keep at hand by their ids. */
    int MANY = 2_000;

    /**
     * A genuine credential, which carries a session of its own.
     *
     * @param number from 0 to {@value #MANY}
     * @return always the same for a number
     */
    @Override
    String credential(int number);

    /**
     * Fails unless this is the session that a genuine credential carries: its user, its data, whatever makes it this one.
     *
     * @param number of the credential
     * @param session what was carried
     */
    void assertCarried(int number, SessionRecord session);

    /** What the credential carries when nothing else happens. */
    @Override
    default Claim claim(int number) {
        return new Claim.Carried(carried(number));
    }

    @Test
    @DisplayName("C01 What resolves also finds, in one instance, and pretends to keep no records")
    default void c01_oneInstance() {
        assertThat(resolver())
                .isSameAs(resolver())
                .isInstanceOf(SessionStoreAccessor.class)
                .isNotInstanceOf(SessionStore.class)
                .isNotInstanceOf(ExpiredSessions.class);
    }

    @Test
    @DisplayName("C02 A genuine credential carries its session, whole, and an equal one each time")
    default void c02_carriesItsSession() {
        for (int number = 0; number < 8; number++) {
            SessionRecord session = carried(number);
            assertCarried(number, session);
            Stored.isEqual(carried(number), session);
        }
    }

    @Test
    @DisplayName("C03 Credentials of different sessions carry different ids")
    default void c03_differentIds() {
        assertThat(IntStream.range(0, 40).mapToObj(number -> carried(number).id()))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("C04 A request is read while it is resolved, and never after")
    default void c04_readOnce() {
        PassingRequest request = new PassingRequest(client().carrying(credential(0)));
        List<Claim> claims = resolver().resolve(request);
        request.end();
        assertCarried(0, only(claims));
        Stored.isEqual(only(claims), only(claims));
    }

    @Test
    @DisplayName("C05 A session is still what it was after thousands of others were carried, and so is its credential")
    default void c05_nothingIsEvicted() {
        List<Claim> claims = resolver().resolve(client().carrying(credential(0)));
        SessionRecord before = only(claims);
        for (int number = 1; number <= MANY; number++) {
            resolver().resolve(client().carrying(credential(number)));
        }
        Stored.isEqual(only(claims), before);
        assertCarried(0, only(claims));
        Stored.isEqual(carried(0), before);
    }

    @Test
    @DisplayName("C06 Sessions that are carried at once do not mix")
    default void c06_requestsAtOnce() {
        List<Callable<Void>> racers = new ArrayList<>();
        for (int racer = 0; racer < Race.THREADS; racer++) {
            int number = racer;
            SessionRequest request = client().carrying(credential(number));
            SessionId id = carried(number).id();
            racers.add(() -> {
                for (int i = 0; i < 10 * Race.ROUNDS; i++) {
                    SessionRecord session = only(resolver().resolve(request));
                    assertThat(session.id()).isEqualTo(id);
                    assertCarried(number, session);
                }
                return null;
            });
        }
        Race.between(racers);
    }

    @Test
    @DisplayName("C07 What one thread resolves another may read, and nothing stays with either")
    default void c07_anotherThread() {
        String credential = credential(0);
        List<Claim> claims = Race.elsewhere(() -> resolver().resolve(client().carrying(credential)));
        assertCarried(0, only(claims));
        assertThat(resolver().resolve(client().carrying())).isEmpty();
        assertThat(Race.elsewhere(() -> resolver().resolve(client().carrying())))
                .isEmpty();
    }

    @Test
    @DisplayName("C08 A credential with one character exchanged or left out carries nothing")
    default void c08_oneCharacter() {
        String genuine = credential(0);
        carriesNothing(Forged.withOneCharacterExchanged(genuine));
        carriesNothing(Forged.withOneCharacterLeftOut(genuine));
    }

    @Test
    @DisplayName("C09 What is pieced together from two genuine credentials carries nothing")
    default void c09_piecedTogether() {
        carriesNothing(Forged.piecedTogether(credential(0), credential(1)));
        carriesNothing(Forged.piecedTogether(credential(1), credential(0)));
    }

    @Test
    @DisplayName("C10 Of several sessions in one request all are claimed, or none")
    default void c10_severalSessions() {
        for (List<Integer> numbers : List.of(List.of(0, 1), List.of(1, 0), List.of(0, 1, 2))) {
            String[] credentials = numbers.stream().map(this::credential).toArray(String[]::new);
            List<SessionId> ids =
                    numbers.stream().map(number -> carried(number).id()).toList();
            List<SessionId> claimed = resolver().resolve(client().carrying(credentials)).stream()
                    .filter(Claim.Carried.class::isInstance)
                    .map(claim -> ((Claim.Carried) claim).session().id())
                    .toList();
            if (!claimed.isEmpty()) {
                assertThat(claimed).containsExactlyInAnyOrderElementsOf(ids);
            }
        }
    }

    @Test
    @DisplayName("C11 By its id alone a carried session is not found, before and after it came by")
    default void c11_idsOpenNothing() {
        SessionStoreAccessor store = (SessionStoreAccessor) resolver();
        SessionRecord session = carried(0);
        Stored.lacks(store, session.id());
        assertThat(Race.elsewhere(() -> store.find(session.id()))).isEmpty();
        Stored.lacks(store, Samples.newId());
        assertThatNullPointerException().isThrownBy(() -> store.find(nothing()));
    }

    @Test
    @DisplayName(
            "C12 To send another carrier's token, and to take back what nobody holds, breaks nothing and tells nothing")
    default void c12_othersAreSent() {
        SessionToken token = Samples.token(0);
        Answer answer = new Answer();
        resolver().send(new IssuedSession(Samples.newSession(token.id()), Optional.of(token)), empty(), answer);
        resolver().clear(empty(), answer);
        String credential = credential(0);
        SessionRequest request = client().carrying(credential);
        SessionRecord session = only(resolver().resolve(request));
        resolver().clear(request, answer);
        resolver().clear(client().carrying("no credential at all"), answer);
        assertThat(answer.toString()).doesNotContain(token.secret().reveal(), credential);
        assertThat(Contents.toldIn(answer.toString(), session)).isEmpty();
    }

    @Test
    @DisplayName("C13 A component does not print what it has carried")
    default void c13_printsNothing() {
        SessionRecord session = carried(0);
        assertThat(Contents.toldIn(resolver().toString(), session)).isEmpty();
    }

    private SessionRequest empty() {
        return client().carrying();
    }

    private SessionRecord carried(int number) {
        return only(resolver().resolve(client().carrying(credential(number))));
    }

    private void carriesNothing(Stream<String> texts) {
        texts.forEach(text -> assertThat(resolver().resolve(client().carrying(text)))
                .as(() -> Written.out(text))
                .allMatch(Claim.Refused.class::isInstance));
    }

    private static SessionRecord only(List<Claim> claims) {
        assertThat(claims).hasSize(1).allMatch(Claim.Carried.class::isInstance);
        return ((Claim.Carried) claims.get(0)).session();
    }
}
