package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.SessionSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialTest {

    private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");

    private final Random random = new Random(7);
    private final SessionSecret secret = SessionSecret.create(random);

    @ParameterizedTest
    @EnumSource
    void proves_itsUseAlone(CredentialUse use) {
        Credential credential = new Credential(use, secret.hash(), Optional.empty());

        for (CredentialUse presentedFor : CredentialUse.values()) {
            assertThat(credential.proves(secret, presentedFor, NOON)).isEqualTo(presentedFor == use);
        }
    }

    @Test
    void proves_itsSecretAlone() {
        Credential credential = Credential.bearer(secret);

        assertThat(credential.proves(secret, CredentialUse.BEARER, Instant.MAX)).isTrue();
        assertThat(credential.proves(SessionSecret.create(random), CredentialUse.BEARER, NOON))
                .isFalse();
    }

    @Test
    void proves_untilItsEndExclusive() {
        Credential credential = new Credential(CredentialUse.BEARER, secret.hash(), Optional.of(NOON));

        assertThat(credential.proves(secret, CredentialUse.BEARER, NOON.minusNanos(1)))
                .isTrue();
        assertThat(credential.proves(secret, CredentialUse.BEARER, NOON)).isFalse();
        assertThat(credential.proves(secret, CredentialUse.BEARER, NOON.plusNanos(1)))
                .isFalse();
    }

    @Test
    void nulls() {
        assertThatNullPointerException().isThrownBy(() -> new Credential(null, secret.hash(), Optional.empty()));
        assertThatNullPointerException().isThrownBy(() -> new Credential(CredentialUse.BEARER, null, Optional.empty()));
        assertThatNullPointerException().isThrownBy(() -> new Credential(CredentialUse.BEARER, secret.hash(), null));
    }
}
