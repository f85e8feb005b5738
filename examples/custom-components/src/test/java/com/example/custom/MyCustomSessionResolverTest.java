package com.example.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.tck.Client;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.SessionResolverContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit's rules for {@link MyCustomSessionResolver}, and what the kit does not know of it. */
class MyCustomSessionResolverTest implements SessionResolverContract {

    private final MyCustomSessionResolver resolver = new MyCustomSessionResolver();

    MyCustomSessionResolverTest() {
        resolver.configure(
                new MyCustomSessionResolverSettings("x-identity-token"), new KitContext("MyCustomSessionResolver"));
    }

    @Override
    public SessionResolver resolver() {
        return resolver;
    }

    @Override
    public Client client() {
        return Client.ofHeader("x-identity-token");
    }

    @Override
    public Claim claim(int number) {
        return new Claim.Foreign(new ForeignToken(credential(number)));
    }

    @Test
    void a_token_of_the_longest_length_is_claimed_and_one_more_character_is_refused() {
        String longest = "a".repeat(ForeignToken.LONGEST);
        assertThat(resolver.resolve(client().carrying(longest)))
                .containsExactly(new Claim.Foreign(new ForeignToken(longest)));
        assertThat(resolver.resolve(client().carrying(longest + "a")))
                .containsExactly(new Claim.Refused(RejectReason.MALFORMED));
    }

    @Test
    void the_header_twice_is_refused_even_if_it_says_the_same() {
        List<Claim> refused = List.of(new Claim.Refused(RejectReason.AMBIGUOUS));
        assertThat(resolver.resolve(client().carrying("one", "two"))).isEqualTo(refused);
        assertThat(resolver.resolve(client().carrying("one", "one"))).isEqualTo(refused);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a\tb", " a", "a\n", "a\u0000", "\u007f", "é", "\ud83d", "a,b\r\nSet-Cookie: c=d"})
    void what_is_not_visible_ASCII_is_refused(String value) {
        assertThat(resolver.resolve(client().carrying(value)))
                .containsExactly(new Claim.Refused(RejectReason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x token", "x-token:", "x-tokén", "x\n"})
    void a_header_that_cannot_be_is_a_fault_of_the_settings(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MyCustomSessionResolverSettings(header))
                .withMessageStartingWith("Header is");
    }
}
