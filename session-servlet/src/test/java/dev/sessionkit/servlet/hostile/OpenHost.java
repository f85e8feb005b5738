package dev.sessionkit.servlet.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.SessionFilter;
import dev.sessionkit.servlet.SwitchableStore;
import dev.sessionkit.servlet.login.LoginApi;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.StoppedClock;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A host of seeds 001 and 003 in one container, for clients that mean it no good. */
final class OpenHost implements AutoCloseable {

    static final String ORIGIN = "https://shop.example.com";
    static final String PASSWORD = "correct horse battery staple";
    static final String SETTINGS = """
            {"Authentication": {"SessionResolver":
                ["HeaderSessionResolver", "CookieSessionResolver", "AccessTokenResolver"]},
             "HeaderSessionResolver": {"Header": "x-qt-auth"},
             "CookieSessionResolver": {"Name": "qt-auth"},
             "Catena": {"SessionStore": {"SessionProvider": "Switchable"}},
             "PreferredImplementations": {"Accounts": "MemoryAccounts"},
             "Passwords": {"MemoryKib": 7168, "Iterations": 5, "LongestWait": "PT30S"},
             "LoginThrottle": {"TriesPerAccountAndAddress": 3, "TriesPerAddress": 100000},
             "SessionApi": {"Registration": true, "SecureCookies": false},
             "AccessTokenResolver": {"Issuer": "https://shop.example.com", "Keys": [{"Pem": %s}]},
             "TokenPairs": {"Resolver": "AccessTokenResolver"},
             "TokenPairApi": {"SecureCookies": false},
             "IdentityProviders": {"Providers": {"code": {"Type": "OAUTH2", "Issuer": "https://code.example.com",
                "AuthorizationEndpoint": "https://code.example.com/authorize",
                "TokenEndpoint": "https://code.example.com/token", "UserInfoEndpoint": "https://code.example.com/user",
                "ClientId": "shop", "ClientSecret": "a secret of this host",
                "RedirectUri": "https://shop.example.com/api/auth/v1/code/callback"}}}}""";

    final SwitchableStore store = new SwitchableStore();
    final LogLines log;
    private final SessionFramework framework;
    private final Authentication authentication;
    private final Container container;
    private final AtomicInteger users = new AtomicInteger();

    OpenHost(Container.Kind kind) {
        framework = LoginApi.sections(SessionFramework.builder())
                .settings(SETTINGS.formatted(JsonMapper.shared().writeValueAsString(key())))
                .environment(Map.of())
                .clock(new StoppedClock(Instant.parse("2060-01-01T12:00:00Z")))
                .store("Switchable", store)
                .build();
        authentication = Authentication.of(framework);
        container = kind.start((types, application) -> start(application));
        log = new LogLines(); // Tomcat's are reset when it starts
    }

    private void start(ServletContext application) {
        SessionFilter.builder(framework).origin(ORIGIN).build().addTo(application);
        LoginApi.of(framework, authentication).addTo(application);
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return container.port();
    }

    void works(boolean works) {
        store.readable = works;
        store.writable = works;
    }

    /** Somebody new, who has an account. */
    String newUser() {
        String name = "user" + users.incrementAndGet();
        authentication.accountService().register(name, Optional.of(name + "@example.com"), Secret.of(PASSWORD));
        return name;
    }

    static String credentials(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    /** A request with headers and a body of its length. */
    static String request(String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line).append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    Answer ask(String line, String body, String... headers) throws IOException {
        return Wire.ask(port(), request(line, body, headers));
    }

    Answer get(String path, String... headers) throws IOException {
        return ask("GET " + path, "", headers);
    }

    Answer post(String path, String body, String... headers) throws IOException {
        return ask("POST " + path, body, headers);
    }

    /** A token of a new session of somebody's. */
    String signedIn(String name) throws IOException {
        Answer answer = post("/api/auth/v1/login", credentials(name, PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.cookie("qt-auth");
    }

    boolean isLive(String token) throws IOException {
        return get("/api/auth/v1/sessions/validate", "x-qt-auth: " + token).status() == 200;
    }

    @Override
    public void close() {
        container.close();
        framework.close();
        log.close();
    }
}
