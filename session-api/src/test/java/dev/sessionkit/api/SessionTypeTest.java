package dev.sessionkit.api;

import static dev.sessionkit.api.SessionType.ADMIN_ACCOUNT;
import static dev.sessionkit.api.SessionType.USER_ACCOUNT;
import static dev.sessionkit.api.SessionType.VALID_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTypeTest {

    @Test
    void includes_thoseBeforeIt() {
        assertThat(SessionType.values())
                .allMatch(type -> type.includes(type))
                .containsExactly(VALID_SESSION, USER_ACCOUNT, ADMIN_ACCOUNT);
        assertThat(ADMIN_ACCOUNT.includes(USER_ACCOUNT)).isTrue();
        assertThat(ADMIN_ACCOUNT.includes(VALID_SESSION)).isTrue();
        assertThat(USER_ACCOUNT.includes(VALID_SESSION)).isTrue();
    }

    @Test
    void includes_noneAfterIt() {
        assertThat(VALID_SESSION.includes(USER_ACCOUNT)).isFalse();
        assertThat(VALID_SESSION.includes(ADMIN_ACCOUNT)).isFalse();
        assertThat(USER_ACCOUNT.includes(ADMIN_ACCOUNT)).isFalse();
    }
}
