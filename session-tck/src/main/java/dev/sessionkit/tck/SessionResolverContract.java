package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every resolver does with what requests carry. Rules R01 to R10. A resolver that sends Sessionkit's tokens keeps the
 * {@link TokenSendingContract} too.
 */
public interface SessionResolverContract {

    /**
     * The resolver under test, configured.
     *
     * @return the same one each time in one test
     */
    SessionResolver resolver();

    /**
     * The client that the resolver is made for.
     *
     * @return such as {@link Client#ofHeader}
     */
    Client client();

    /**
     * A genuine credential: a token of Sessionkit's, unless this is overridden.
     *
     * @param number from 0 on; each number has a credential of its own
     * @return always the same for a number
     */
    default String credential(int number) {
        return Samples.token(number).reveal();
    }

    /**
     * What a genuine credential claims: the token of {@link #credential}, unless this is overridden.
     *
     * @param number from 0 on
     * @return always the same for a number
     */
    default Claim claim(int number) {
        return new Claim.Presented(Samples.token(number));
    }

    @Test
    @DisplayName("R01 A request that carries nothing claims nothing")
    default void r01_nothingCarried() {
        assertThat(resolver().resolve(client().carrying())).isEmpty();
        assertThat(resolver().resolve(name -> List.of())).isEmpty();
    }

    @Test
    @DisplayName("R02 A genuine credential is claimed, alone and as it is, as often as it is sent")
    default void r02_genuineIsClaimed() {
        for (int number = 0; number < 4; number++) {
            SessionRequest request = client().carrying(credential(number));
            assertThat(resolver().resolve(request)).containsExactly(claim(number));
            assertThat(resolver().resolve(request)).containsExactly(claim(number));
        }
    }

    @Test
    @DisplayName("R03 A request claims what it carries itself, and nothing of the one before")
    default void r03_nothingIsLeft() {
        assertThat(resolver().resolve(client().carrying(credential(0)))).containsExactly(claim(0));
        assertThat(resolver().resolve(client().carrying())).isEmpty();
        assertThat(resolver().resolve(client().carrying(credential(1)))).containsExactly(claim(1));
        assertThat(resolver().resolve(client().carrying("no credential at all")))
                .noneMatch(SessionResolverContract::opens);
    }

    @Test
    @DisplayName("R04 Requests that are resolved at once do not mix")
    default void r04_requestsAtOnce() {
        List<Callable<Void>> racers = new ArrayList<>();
        for (int racer = 0; racer < Race.THREADS; racer++) {
            int number = racer;
            racers.add(() -> {
                for (int i = 0; i < 10 * Race.ROUNDS; i++) {
                    assertThat(resolver().resolve(client().carrying(credential(number))))
                            .containsExactly(claim(number));
                }
                return null;
            });
        }
        Race.between(racers);
    }

    @Test
    @DisplayName("R05 What is made of a genuine credential opens nothing and breaks nothing")
    default void r05_hostileText() {
        for (int number = 0; number < 2; number++) {
            Claim genuine = claim(number);
            for (String text : HostileText.madeOf(credential(number))) {
                assertThat(resolver().resolve(client().carrying(text)))
                        .as(Written.out(text))
                        .noneMatch(SessionResolverContract::opens)
                        .doesNotContain(genuine);
            }
        }
    }

    @Test
    @DisplayName("R06 A token opens in its one canonical spelling alone")
    default void r06_otherSpellings() {
        for (String text : HostileText.otherSpellingsOf(Samples.token(0).reveal())) {
            assertThat(resolver().resolve(client().carrying(text)))
                    .as(Written.out(text))
                    .noneMatch(SessionResolverContract::opens);
        }
    }

    @Test
    @DisplayName("R07 What is over 4 KiB, or made of dots, opens nothing and breaks nothing")
    default void r07_oversized() {
        for (String text : HostileText.oversized(credential(0))) {
            assertThat(resolver().resolve(client().carrying(text)))
                    .as(Written.out(text))
                    .noneMatch(SessionResolverContract::opens);
        }
        assertThat(resolver().resolve(client().carrying(""))).noneMatch(SessionResolverContract::opens);
        assertThat(resolver().resolve(client().carrying("."))).noneMatch(SessionResolverContract::opens);
        assertThat(resolver().resolve(client().carrying(".."))).noneMatch(SessionResolverContract::opens);
    }

    @Test
    @DisplayName("R08 Of several credentials in one request none is claimed that is not there, and none twice")
    default void r08_severalCredentials() {
        List<Claim> both = resolver().resolve(client().carrying(credential(0), credential(1)));
        assertThat(both.stream().filter(SessionResolverContract::opens))
                .as("of two")
                .doesNotHaveDuplicates()
                .isSubsetOf(claim(0), claim(1));
        List<Claim> same = resolver().resolve(client().carrying(credential(0), credential(0)));
        assertThat(same.stream().filter(SessionResolverContract::opens))
                .as("of the same twice")
                .doesNotHaveDuplicates()
                .isSubsetOf(claim(0));
    }

    @Test
    @DisplayName("R09 A request with more credentials than a resolver may claim opens nothing")
    default void r09_tooManyCredentials() {
        for (int count = SessionResolver.MOST_CLAIMS + 1; count < 100; count += 24) {
            String[] credentials =
                    IntStream.range(0, count).mapToObj(this::credential).toArray(String[]::new);
            assertThat(resolver().resolve(client().carrying(credentials)))
                    .as("of " + count)
                    .hasSizeLessThanOrEqualTo(SessionResolver.MOST_CLAIMS)
                    .noneMatch(SessionResolverContract::opens);
        }
    }

    @Test
    @DisplayName("R10 A resolver does not print what it has seen, and null is a NullPointerException")
    default void r10_printsNothing() {
        String credential = credential(0);
        assertThat(resolver().resolve(client().carrying(credential))).containsExactly(claim(0));
        assertThat(resolver().toString()).doesNotContain(credential, credential.substring(credential.length() / 2));
        assertThatNullPointerException().isThrownBy(() -> resolver().resolve(nothing()));
    }

    /** Whether a claim could open a session without anybody asking another system. */
    private static boolean opens(Claim claim) {
        return !(claim instanceof Claim.Refused || claim instanceof Claim.Foreign);
    }
}
