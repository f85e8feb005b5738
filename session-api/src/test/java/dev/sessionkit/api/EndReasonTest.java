package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndReasonTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "0", "_", "PASSWORD_CHANGED_2", "ABCDEFGHIJKLMNOPQRSTUVWXYZ_01234"})
    void endReason_ofTheHost(String code) {
        assertThat(new EndReason(code)).hasToString(code).isEqualTo(new EndReason(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "logout",
                "LOG OUT",
                "LOG-OUT",
                "LOGOUT\n",
                "LOGOUT\u0000",
                "ÄNDERUNG",
                "\uff21",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ_012345"
            })
    void endReason_unfit(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EndReason(code))
                .withMessage("the code of an end reason has 1 to 32 characters of A-Z, 0-9 and _");
    }

    @Test
    void endReason_null() {
        assertThatNullPointerException().isThrownBy(() -> new EndReason(null)).withMessage("code");
    }

    /** They stand in tombstones, so they may not change. */
    @Test
    void constants_asStored() {
        assertThat(List.of(
                        EndReason.LOGOUT,
                        EndReason.KICKED,
                        EndReason.REPLACED,
                        EndReason.LIMIT_EXCEEDED,
                        EndReason.REUSE_DETECTED,
                        EndReason.UNREADABLE))
                .map(EndReason::code)
                .containsExactly("LOGOUT", "KICKED", "REPLACED", "LIMIT_EXCEEDED", "REUSE_DETECTED", "UNREADABLE");
    }
}
