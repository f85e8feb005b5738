package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.spi.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider that believes anybody. */
class UnsafeLoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"UNSAFE", "unsafe", "Unsafe", "dev.sessionkit.auth.UnsafeLogin", "UNSAFE#x"})
    @DisplayName("By whatever name it is called, it is refused at start unless it is allowed")
    void refused_byAnyName(String name) {
        assertThatThrownBy(() -> LoginHost.inMemory("'Providers': ['PASSWORD', '" + name + "']"))
                .hasMessageContaining("AllowUnsafe");
    }

    @Test
    @DisplayName("Where it is allowed, it signs in whoever says so, to accounts of its own")
    void allowed_signsIn() {
        try (LoginHost host = LoginHost.inMemory("'Providers': ['UNSAFE', 'PASSWORD'], 'AllowUnsafe': true")) {
            long anne = host.register("anne").number();
            LoginResult unsafe = host.logins.login(LoginHost.client(), "UNSAFE", Secret.of("anne"));
            assertThat(unsafe.account().number()).isNotEqualTo(anne);
            assertThat(host.opens(unsafe)).isTrue();
        }
    }
}
