package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("IdleTimeout", "AbsoluteTimeout", "SweepBatch", "Roles");

    @ParameterizedTest
    @CsvSource({
        "IdleTimout, IdleTimeout",
        "idletimeouts, IdleTimeout",
        "dIleTimeout, IdleTimeout",
        "SweepBath, SweepBatch",
        "Role, Roles",
        "Rolse, Roles"
    })
    void a_slip_finds_its_name(String written, String meant) {
        assertThat(NearestName.of(written, KNOWN)).contains(meant);
    }

    @Test
    void something_else_finds_nothing() {
        assertThat(NearestName.of("Colour", KNOWN)).isEmpty();
        assertThat(NearestName.of("x".repeat(100_000), KNOWN)).isEmpty();
        assertThat(NearestName.of("ab", List.of("cd", "x"))).isEmpty();
        assertThat(NearestName.hint("Colour", KNOWN)).contains("IdleTimeout, AbsoluteTimeout, SweepBatch, Roles");
    }
}
