package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Access tokens that are the whole session: Revocation NONE. */
class StatelessTest {

    private static final String STATELESS = "{\"Revocation\": \"NONE\", \"Leeway\": \"PT0S\"}";
    private static final String UUID = "0b0f1a52-7a4e-4f0e-9a51-3f7f6ac0b001";

    private static String token(JwtHost host, String role) {
        return host.issuer.accessToken(new AccessTokenClaims(
                JwtHost.ID,
                JwtHost.ANNE,
                host.clock.instant(),
                host.clock.instant().plus(JwtHost.LIFE),
                host.clock.instant().minusSeconds(3600),
                Optional.of(role),
                Optional.of("anne"),
                Optional.of(UUID)));
    }

    @Test
    @DisplayName("Services find the account that the token tells of, without a record")
    void resolve_account() {
        try (JwtHost host = JwtHost.started(STATELESS)) {
            SessionContext context = host.open(token(host, "admin"));
            Session session = context.require(SessionType.ADMIN_ACCOUNT);
            assertThat(session.id()).isEqualTo(JwtHost.ID);
            assertThat(session.user()).contains(JwtHost.ANNE);
            assertThat(session.get(Entity.ACCOUNT))
                    .contains(new Entity(
                            "7",
                            Map.of(
                                    "role", EntityMetadata.of("admin"),
                                    "name", EntityMetadata.of("anne"),
                                    "uuid", EntityMetadata.of(UUID))));
            assertThat(session.login().orElseThrow().at()).isEqualTo(JwtHost.NOON.minusSeconds(3600));
        }
    }

    @Test
    @DisplayName("The role gates, under the name that the settings give it; a token that says nothing is a user's")
    void resolve_role() {
        try (JwtHost host = JwtHost.started(STATELESS)) {
            assertThat(host.open(token(host, "user"))
                            .require(SessionType.USER_ACCOUNT)
                            .id())
                    .isEqualTo(JwtHost.ID);
            assertThatExceptionOfType(dev.sessionkit.api.AccessDeniedException.class)
                    .isThrownBy(() -> host.open(token(host, "user")).require(SessionType.ADMIN_ACCOUNT));
            assertThat(host.open(host.accessToken())
                            .require(SessionType.USER_ACCOUNT)
                            .get(Entity.ACCOUNT))
                    .contains(new Entity("7", Map.of()));
        }
        try (JwtHost host = JwtHost.started("{\"Revocation\": \"NONE\", \"RoleMetadata\": \"rank\"}")) {
            Entity account = host.open(token(host, "user"))
                    .session()
                    .orElseThrow()
                    .get(Entity.ACCOUNT)
                    .orElseThrow();
            assertThat(account.string("rank")).contains("user");
            assertThat(account.string("role")).isEmpty();
        }
    }

    @Test
    @DisplayName("Nothing can be written, and the session cannot be ended by its request")
    void resolve_readOnly() {
        try (JwtHost host = JwtHost.started(STATELESS)) {
            Session session = host.open(token(host, "user")).session().orElseThrow();
            assertThatExceptionOfType(ReadOnlySessionException.class)
                    .isThrownBy(() -> session.set(SessionKey.of("a", String.class), "b"))
                    .withMessageContaining("AccessTokenResolver");
            assertThatExceptionOfType(ReadOnlySessionException.class).isThrownBy(() -> session.end(EndReason.LOGOUT));
        }
    }

    @Test
    @DisplayName("What does not hold: the session's end; the token counts until it expires")
    void resolve_ended() {
        try (JwtHost host = JwtHost.started(STATELESS)) {
            SessionRecord session = host.store("AccessTokenResolver");
            String token = token(host, "user");
            host.framework.records().end(session, EndReason.LOGOUT);
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(JwtHost.LIFE.minusMillis(1));
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(Duration.ofMillis(1));
            assertThat(host.rejection(token)).contains(RejectReason.EXPIRED);
        }
    }

    @Test
    @DisplayName("A leeway lengthens it: the session ends with it, not before")
    void resolve_leeway() {
        try (JwtHost host = JwtHost.started("{\"Revocation\": \"NONE\", \"Leeway\": \"PT10S\"}")) {
            String token = token(host, "user");
            host.clock.advance(JwtHost.LIFE.plusMillis(9_999));
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(Duration.ofMillis(1));
            assertThat(host.rejection(token)).contains(RejectReason.EXPIRED);
        }
    }
}
