package dev.sessionkit.auth.oidc;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.auth.ExternalLogin;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.StoppedClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A host, and an OpenID provider that issues whatever ID token a test wants. */
final class OpenIdHost implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    static final String CLIENT = "party";
    static final String CLIENT_SECRET = "client-secret-that-is-long-enough-for-HS256";
    static final String ACCESS_TOKEN = "access-token-of-anne";
    static final String CODE = "code-of-anne";
    static final LoginSecrets SECRETS =
            new LoginSecrets("state-0123456789", Secret.of("nonce-0123456789"), Secret.of("verifier".repeat(6)));

    final StoppedClock clock = new StoppedClock(NOON);
    final TestProvider server = new TestProvider();
    final TestSigner key = TestSigner.of("k1");
    final Map<String, Object> claims = new LinkedHashMap<>();
    final Map<String, Object> logoutClaims = new LinkedHashMap<>();
    final IdentityProviders providers;
    final IdentityProvider provider;

    OpenIdHost() {
        this("");
    }

    /** With {@code more} settings, each with a comma before it. */
    OpenIdHost(String more) {
        server.answers(TestProvider.DISCOVERY, server.metadata(""));
        server.publishes(key);
        server.answers(TestProvider.USER, "{\"sub\": \"anne-1\"}");
        claims.putAll(Map.of(
                "iss",
                server.issuer(),
                "sub",
                "anne-1",
                "aud",
                CLIENT,
                "exp",
                NOON.getEpochSecond() + 300,
                "iat",
                NOON.getEpochSecond(),
                "nonce",
                SECRETS.nonce().reveal()));
        logoutClaims.putAll(Map.of(
                "iss",
                server.issuer(),
                "sub",
                "anne-1",
                "sid",
                "their-session-1",
                "aud",
                CLIENT,
                "exp",
                NOON.getEpochSecond() + 120,
                "iat",
                NOON.getEpochSecond(),
                "jti",
                "logout-1",
                "events",
                Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
        issues(() -> key.sign(claims));
        providers = new IdentityProviders(
                WrittenProviders.one(settings(server.issuer(), more)), new KitContext("IdentityProviders", clock));
        provider = providers.provider("test").orElseThrow();
    }

    static String settings(String issuer, String more) {
        String secret = more.contains("'NONE'") ? "" : "'ClientSecret': '" + CLIENT_SECRET + "',";
        return """
                {'Issuer': '%s', 'ClientId': '%s', %s
                 'RedirectUri': 'https://party.example/callback/test'%s}""".formatted(issuer, CLIENT, secret, more);
    }

    /** The token endpoint's answer; the ID token is made when it is asked for. */
    void issues(Supplier<String> idToken) {
        server.answers(
                TestProvider.TOKEN,
                request -> TestProvider.json(200, """
                        {"access_token": "%s", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}""".formatted(ACCESS_TOKEN, idToken.get()))
                        .to(request));
    }

    static Map<String, List<String>> callback() {
        return callback(Map.of());
    }

    /** What the browser comes back with, with {@code more}; an empty text takes one out. */
    static Map<String, List<String>> callback(Map<String, String> more) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("state", List.of(SECRETS.state()));
        parameters.put("code", List.of(CODE));
        more.forEach((name, value) -> parameters.put(name, value.isEmpty() ? List.of() : List.of(value)));
        return parameters;
    }

    ExternalLogin login() {
        return provider.complete(callback(), SECRETS);
    }

    IdentityRefusal refusal() {
        return refusal(callback());
    }

    IdentityRefusal refusal(Map<String, List<String>> callback) {
        return catchThrowableOfType(IdentityRefusedException.class, () -> provider.complete(callback, SECRETS))
                .reason();
    }

    String unavailable() {
        return catchThrowableOfType(SessionStoreException.class, this::login).getMessage();
    }

    @Override
    public void close() {
        providers.close();
        server.close();
    }
}
