package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.spi.Login;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way of a token: settings, request, session, services. */
class TokenSessionStoreTest {

    @Test
    @DisplayName("A token is a session with its user, an account entity and the role that gates ask for (seed 002)")
    void token_isASession() {
        try (TokenHost host = TokenHost.started()) {
            SessionContext context = host.bearer(Issuer.token(Issuer.claims()));
            Session session = context.require(SessionType.ADMIN_ACCOUNT);
            assertThat(session.user()).contains(new UserId("anne"));
            assertThat(session.get(Entity.ACCOUNT))
                    .contains(new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));
            assertThat(session.createdAt()).isEqualTo(Issuer.NOON.minusSeconds(60));
            assertThat(session.login())
                    .as("a token without auth_time does not say when its user signed in")
                    .isEmpty();
            context.commit();
            assertThat(host.answer.toString()).as("nothing is sent").isEqualTo("{}");
        }
    }

    @Test
    @DisplayName("auth_time is when the user signed in; a token that was renewed since says no later time")
    void authTime_isTheLogin() {
        try (TokenHost host = TokenHost.started()) {
            long at = Issuer.NOON.minusSeconds(7200).getEpochSecond();
            Session session = host.bearer(Issuer.token(Issuer.claims("auth_time", at)))
                    .session()
                    .orElseThrow();
            assertThat(session.login().map(Login::at)).contains(Issuer.NOON.minusSeconds(7200));
        }
    }

    @Test
    @DisplayName("Claims are found by name or JSON Pointer, and become metadata and data of their own type")
    void claims_areMapped() {
        String claims = """
                {"Claims": {"User": "/identity/id", "AccountId": "account_no",
                  "Metadata": {"name": "name", "level": "/identity/level", "beta": "beta", "flags": "/identity/flags", "none": "no"},
                  "Role": {"Claim": "/realm_access/roles", "FirstOf": ["admin", "user"]},
                  "Data": {"tenant": "https://example.com/tenant", "seats": "seats", "regions": "/identity/regions"}}}""";
        Map<String, Object> said = Issuer.claims();
        said.put("identity", Map.of("id", "u-7", "level", 9, "flags", List.of(1, 2), "regions", List.of("eu", "us")));
        said.put("account_no", 4711);
        said.put("name", "Änne");
        said.put("beta", true);
        said.put("realm_access", Map.of("roles", List.of("offline_access", "user", "admin")));
        said.put("https://example.com/tenant", "acme");
        said.put("seats", 12);
        try (TokenHost host = TokenHost.started(claims)) {
            Session session = host.bearer(Issuer.token(said)).session().orElseThrow();
            assertThat(session.user()).contains(new UserId("u-7"));
            Entity account = session.get(Entity.ACCOUNT).orElseThrow();
            assertThat(account.id()).isEqualTo("4711");
            assertThat(account.metadata())
                    .containsOnly(
                            Map.entry("name", EntityMetadata.of("Änne")),
                            Map.entry("level", EntityMetadata.of(9)),
                            Map.entry("beta", EntityMetadata.of(true)),
                            Map.entry("flags", EntityMetadata.ofJson("[1,2]")),
                            Map.entry("role", EntityMetadata.of("admin")));
            assertThat(session.get(SessionKey.of("tenant", String.class))).contains("acme");
            assertThat(session.get(SessionKey.of("seats", Integer.class))).contains(12);
            assertThat(session.get(SessionKey.listOf("regions", String.class))).contains(List.of("eu", "us"));
            assertThat(session.type()).isEqualTo(SessionType.ADMIN_ACCOUNT);
        }
    }

    @Test
    @DisplayName("Of listed roles only those count that are named; with none of them there is no role")
    void role_isOneOfThoseNamed() {
        String roles = "{\"Claims\": {\"Role\": {\"FirstOf\": [\"admin\", \"user\"]}}}";
        try (TokenHost host = TokenHost.started(roles)) {
            assertThat(host.bearer(Issuer.token(Issuer.claims("roles", List.of("root", "Admin"))))
                            .session()
                            .orElseThrow()
                            .type())
                    .isEqualTo(SessionType.USER_ACCOUNT);
            assertThat(host.bearer(Issuer.token(Issuer.claims("roles", "admin")))
                            .session()
                            .orElseThrow()
                            .type())
                    .isEqualTo(SessionType.ADMIN_ACCOUNT);
        }
    }

    @Test
    @DisplayName("The id is stable for a token, shared by tokens of one sid, and differs between kinds of claims")
    void id_isDerived() {
        try (TokenHost host = TokenHost.started()) {
            assertThat(id(host, Issuer.claims())).isEqualTo(id(host, Issuer.claims()));
            Map<String, Object> first = Issuer.claims("sid", "s-1");
            Map<String, Object> renewed = Issuer.claims("sid", "s-1");
            renewed.put("jti", "token-2");
            assertThat(id(host, first)).isEqualTo(id(host, renewed)).isNotEqualTo(id(host, Issuer.claims()));
            assertThat(id(host, Issuer.claims("jti", "x"))).isNotEqualTo(id(host, Issuer.claims("sid", "x")));
            Map<String, Object> bare = Issuer.without("jti");
            Map<String, Object> later = Issuer.without("jti");
            later.put("iat", Issuer.NOON.getEpochSecond());
            assertThat(id(host, bare)).isEqualTo(id(host, bare)).isNotEqualTo(id(host, later));
        }
    }

    private static Object id(TokenHost host, Map<String, Object> claims) {
        return host.bearer(Issuer.token(claims)).session().orElseThrow().id();
    }

    @Test
    @DisplayName("Nothing can be written, ended or begun, and the refusal names the store")
    void writing_isRefused() {
        try (TokenHost host = TokenHost.started()) {
            SessionContext context = host.bearer(Issuer.token(Issuer.claims()));
            Session session = context.session().orElseThrow();
            SessionKey<String> key = SessionKey.of("colour", String.class);
            assertReadOnly(() -> session.set(key, "red"));
            assertReadOnly(() -> session.remove(key));
            assertReadOnly(() -> session.update(key, old -> "red"));
            assertReadOnly(session::renew);
            assertReadOnly(() -> session.end(EndReason.LOGOUT));
            assertReadOnly(() -> context.newSession(NewSession.anonymous()));
            assertReadOnly(() -> host.framework.sessions().end(session.id(), EndReason.KICKED));
            assertThat(context.session()).as("the session goes on").isPresent();
        }
    }

    private static void assertReadOnly(org.assertj.core.api.ThrowableAssert.ThrowingCallable write) {
        assertThatExceptionOfType(ReadOnlySessionException.class)
                .isThrownBy(write)
                .withMessageContaining("TokenSessionStore")
                .satisfies(refused -> assertThat(refused.store()).isEqualTo("TokenSessionStore"));
    }

    @Test
    @DisplayName("A token carried in a header or a cookie counts there and nowhere else")
    void carriers() {
        String token = Issuer.token(Issuer.claims());
        try (TokenHost host = TokenHost.started("{\"Carrier\": \"HEADER\", \"Header\": \"x-identity\"}")) {
            assertThat(host.request("x-identity", token).session()).isPresent();
            assertThat(host.bearer(token).session()).isEmpty();
        }
        try (TokenHost host =
                TokenHost.started("{\"Carrier\": \"COOKIE\", \"Cookie\": {\"Name\": \"id\", \"Secure\": false}}")) {
            assertThat(host.request("Cookie", "a=b; id=" + token).session()).isPresent();
            assertThat(host.bearer(token).session()).isEmpty();
        }
    }

    @Test
    @DisplayName("A resolver of another kind that reads the token hands it over as a foreign one")
    void foreignResolver() {
        String settings = TokenHost.settings(Map.of(
                        "Issuer",
                        Issuer.NAME,
                        "Audience",
                        Issuer.AUDIENCE,
                        "Algorithms",
                        "RS256",
                        "Keys",
                        List.of(Map.of("Algorithm", "RS256", "Pem", Issuer.pem()))))
                .replace(
                        "{\"SessionResolver\":\"TokenSessionStore\"}",
                        "{\"SessionResolver\":\"HeaderSessionResolver\"}, \"HeaderSessionResolver\":{\"Header\":\"x-id\",\"Tokens\":\"FOREIGN\"}");
        try (var framework = dev.sessionkit.core.SessionFramework.builder()
                .settings(settings)
                .environment(Map.of())
                .clock(() -> Issuer.NOON)
                .build()) {
            SessionRequest request = SessionRequest.of(Map.of("x-id", List.of(Issuer.token(Issuer.claims()))));
            SessionContext context = framework.open(request, new Answer());
            assertThat(context.session()).isPresent();
            assertThatThrownBy(() -> context.session().orElseThrow().renew())
                    .isInstanceOf(ReadOnlySessionException.class);
        }
    }

    @Test
    @DisplayName("Requirement 40: expired after exp and the leeway, to the millisecond, remembered or not")
    void expiry_isExact() {
        try (TokenHost host = TokenHost.started("{\"Leeway\": \"PT10S\"}")) {
            String token = Issuer.token(Issuer.claims());
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(Duration.ofSeconds(3610).minusMillis(1));
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(Duration.ofMillis(1));
            assertThat(host.rejection(token)).contains(RejectReason.EXPIRED);
            assertThat(host.rejection(token)).contains(RejectReason.EXPIRED);
        }
        try (TokenHost host = TokenHost.started("{\"Leeway\": \"PT10S\", \"CacheSize\": 0}")) {
            host.clock.advance(Duration.ofSeconds(3610));
            assertThat(host.rejection(Issuer.token(Issuer.claims()))).contains(RejectReason.EXPIRED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Audience\": []}                                      | Audience is missing",
                "{\"Algorithms\": []}                                    | Algorithms is missing",
                "{\"Algorithms\": \"none\"}                              | known: HS256",
                "{\"Keys\": []}                                          | write either KeySet",
                "{\"KeySet\": {\"Url\": \"https://a/b\"}}                | write either KeySet",
                "{\"KeySet\": {\"Url\": \"http://a.example/b\"}, \"Keys\": []} | https",
                "{\"Leeway\": \"PT6M\"}                                  | Leeway is from PT0S to PT5M, not PT6M",
                "{\"Keys\": [{\"Algorithm\": \"HS256\", \"Secret\": \"short\"}], \"Algorithms\": \"HS256\"} | Keys[0]: a secret for HS256",
                "{\"Keys\": [{\"Algorithm\": \"ES256\", \"Pem\": \"-----BEGIN\"}]} | is not among Algorithms",
                "{\"Keys\": [{\"Algorithm\": \"RS256\"}]}                | a key is one of Pem, Jwk and Secret",
                "{\"Keys\": [{\"Pem\": \"-----BEGIN\"}]}                          | Algorithm is missing",
                "{\"Keys\": [{\"Algorithm\": \"RS256\", \"Pem\": \"/etc/key.pem\"}]} | for a file write",
                "{\"Algorithms\": \"rs256\"}                           | did you mean RS256?",
                "{\"KeySet\": {\"Url\": \"https://a.example/b\"}, \"Keys\": [], \"Algorithms\": \"HS256\"} | holds none",
                "{\"DenyList\": {\"Store\": \"Nowhere\"}}                | Nowhere",
                "{\"Claims\": {\"User\": \" \"}}                         | a claim is blank",
                "{\"Claims\": {\"Data\": {\"account\": \"a\"}}}          | Data has the key account",
            })
    @DisplayName("Settings that cannot work are refused at the start, and the message says why")
    void settings_areChecked(String more, String message) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> TokenHost.started(more).close())
                .withMessageContaining(message)
                .withMessageContaining("TokenSessionStore")
                .withMessageNotContaining("short\"");
    }
}
