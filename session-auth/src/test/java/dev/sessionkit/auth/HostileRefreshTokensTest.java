package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.SessionRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is no refresh token of ours changes nothing: ids are public, so a forged one must not even end a session. */
class HostileRefreshTokensTest {

    private static final String TOO_LONG = "x".repeat(100_000);

    @Test
    @DisplayName(
            "Requirements 37, 41, 51: garbage, an access token, a bare credential, another issuer's, a tampered one")
    void forged() {
        try (PairHost host = PairHost.inMemory();
                PairHost otherKeys = PairHost.with(
                        PairHost.RESOLVER, Map.of("Keys", List.of(PairHost.key("first")), "Issuer", PairHost.ISSUER));
                PairHost otherIssuer =
                        PairHost.with(PairHost.RESOLVER, Map.of("Issuer", PairHost.ISSUER + "/elsewhere"))) {
            TokenPairGrant grant = host.register("anne");
            SessionRecord before = host.record(grant.session()).orElseThrow();
            SessionToken credential =
                    host.issuer.renewal(grant.refreshToken().reveal()).orElseThrow();
            String byOtherKeys = signed(otherKeys, grant, credential);
            String byOtherIssuer = signed(otherIssuer, grant, credential);
            for (String hostile : List.of(
                    "",
                    "a.b.c",
                    TOO_LONG,
                    grant.accessToken().reveal(),
                    credential.reveal(),
                    byOtherKeys,
                    byOtherIssuer,
                    cut(grant.refreshToken().reveal()),
                    withoutSignature(grant.refreshToken().reveal()),
                    withOtherPayload(grant))) {
                assertThat(host.refusal(hostile).reason()).isEqualTo(RejectReason.MALFORMED);
                assertThat(host.pairs.isRefreshToken(hostile)).isFalse();
            }
            assertThat(host.pairs.isRefreshToken(grant.refreshToken().reveal())).isTrue();
            assertThat(host.record(grant.session())).contains(before);
            assertThat(host.refresh(grant).session()).isEqualTo(grant.session());
        }
    }

    @Test
    @DisplayName("Signed by us, of no session or without its mark: unknown, told to the log, and changes nothing")
    void stranger() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant = host.register("anne");
            byte[] secret = new byte[SessionSecret.RENEWABLE_BYTES];
            new Random(11).nextBytes(secret);
            SessionToken guessed = new SessionToken(grant.session(), SessionSecret.ofBytes(secret));
            SessionRecord before = host.record(grant.session()).orElseThrow();
            host.events.clear();
            assertThat(host.refusal(signed(host, grant, guessed)).reason()).isEqualTo(RejectReason.UNKNOWN);
            assertThat(host.events).hasSize(1);
            assertThat(host.record(grant.session())).contains(before);
            assertThat(host.opens(grant)).isTrue();
        }
    }

    private static String signed(PairHost by, TokenPairGrant grant, SessionToken credential) {
        return by.issuer.refreshToken(
                credential, grant.account().id(), RenewalHost.NOON, RenewalHost.NOON.plus(Duration.ofDays(7)));
    }

    private static String cut(String token) {
        return token.substring(0, token.length() - 1);
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String withOtherPayload(TokenPairGrant grant) {
        String[] parts = grant.refreshToken().reveal().split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"sub\":\"", "\"sub\":\"1");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
    }
}
