package dev.sessionkit.servlet.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.Jetty;
import dev.sessionkit.servlet.SessionFilter;
import dev.sessionkit.servlet.SwitchableStore;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.StoppedClock;
import jakarta.servlet.ServletContext;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kotlin.jvm.functions.Function0;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host of all endpoints, in Jetty, and a real OpenID provider, {@code games}. */
final class OpenApiSite implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final int ATTEMPTS = 12;

    /** Settings of a host that looks at one password at a time, slowly, and has nobody wait. */
    static final Map<String, Optional<Map<String, ?>>> BUSY = Map.of(
            "Passwords",
            Optional.of(Map.of("MemoryKib", 7168, "Iterations", 40, "HashesAtOnce", 1, "LongestWait", "PT0S")));

    private static final Map<String, String> KEY = key();

    final StoppedClock clock = new StoppedClock(Instant.parse("2060-01-01T12:00:00Z"));
    final SwitchableStore store = new SwitchableStore();
    final SessionFramework framework;
    final Authentication authentication;
    final LoginApi api;
    private final MockOAuth2Server provider = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider((Function0<Instant>) clock::instant)));
    private final Container container;
    private final AtomicInteger callers = new AtomicInteger();
    private final AtomicInteger users = new AtomicInteger();

    OpenApiSite() {
        this("", Map.of());
    }

    /** With {@code more} in each section; a section that is null there is left out. */
    OpenApiSite(String contextPath, Map<String, Optional<Map<String, ?>>> more) {
        provider.start();
        framework = LoginApi.sections(SessionFramework.builder())
                .settings(JsonMapper.shared().writeValueAsString(settings(more)))
                .environment(Map.of())
                .clock(clock)
                .store("Switchable", store)
                .build();
        authentication = Authentication.of(framework);
        api = LoginApi.of(framework, authentication);
        container = Jetty.startAt(contextPath, (types, application) -> start(application));
    }

    private Map<String, Object> settings(Map<String, Optional<Map<String, ?>>> more) {
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        sections.put(
                "Authentication",
                Map.of(
                        "SessionResolver",
                        List.of("HeaderSessionResolver", "CookieSessionResolver", "AccessTokenResolver")));
        sections.put("HeaderSessionResolver", Map.of("Header", "x-qt-auth"));
        sections.put("CookieSessionResolver", Map.of("Name", "qt-auth"));
        sections.put("Catena", Map.of("SessionStore", Map.of("SessionProvider", "Switchable")));
        sections.put("PreferredImplementations", Map.of("Accounts", "MemoryAccounts"));
        sections.put(
                "AccessTokenResolver",
                Map.of("Issuer", "https://shop.example.com", "Leeway", "PT0S", "Keys", List.of(KEY)));
        sections.put("TokenPairs", Map.of("Resolver", "AccessTokenResolver"));
        sections.put("Sessions", Map.of("IdleTimeout", "PT1H"));
        sections.put("Passwords", Map.of("MemoryKib", 7168, "Iterations", 5, "LongestWait", "PT30S"));
        sections.put("Login", Map.of("SessionLimit", 3, "LimitPolicy", "ASK", "FreshFor", "PT10M"));
        sections.put(
                "LoginThrottle", Map.of("TriesPerAddress", ATTEMPTS, "TrustedProxies", List.of("127.0.0.1", "::1")));
        sections.put("SessionApi", Map.of("Registration", true));
        sections.put(
                "IdentityProviders", Map.of("Providers", Map.of("games", provider("games"), "down", provider("down"))));
        more.forEach((name, section) -> section.ifPresentOrElse(
                settings -> sections.merge(name, Map.copyOf(settings), OpenApiSite::together),
                () -> sections.remove(name)));
        return new LinkedHashMap<>(sections);
    }

    private static Map<String, Object> together(Map<String, Object> one, Map<String, Object> more) {
        Map<String, Object> both = new LinkedHashMap<>(one);
        both.putAll(more);
        return both;
    }

    private Map<String, Object> provider(String name) {
        return Map.of(
                "Issuer",
                name.equals("down")
                        ? "http://localhost:1/down"
                        : provider.issuerUrl(name).toString(),
                "ClientId",
                "shop",
                "ClientSecret",
                "a secret of this host",
                "RedirectUri",
                "https://shop.example.com/api/auth/v1/" + name + "/callback");
    }

    private static Map<String, String> key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String pem = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key);
            return Map.of("Pem", "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void start(ServletContext application) {
        SessionFilter.builder(framework)
                .origin("https://shop.example.com")
                .build()
                .addTo(application);
        api.addTo(application);
    }

    int port() {
        return container.port();
    }

    /** Somebody, at an address of their own. */
    Caller caller() {
        return new Caller(this, "198.51.100." + callers.incrementAndGet());
    }

    /** A name that nobody has so far. */
    String newName() {
        return "user" + users.incrementAndGet();
    }

    /** Somebody new, who has an account. */
    String newUser() {
        String name = newName();
        authentication.accountService().register(name, Optional.of(name + "@example.com"), Secret.of(PASSWORD));
        return name;
    }

    /** Who signs in at the provider next. */
    void expects(String subject) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("games", subject, "JWT", List.of("shop"), new LinkedHashMap<>(), 300));
    }

    /** What the provider's server sends when a user signs out there. */
    String logoutToken(String subject) {
        return provider.issueToken("games", "shop", new LogoutToken(subject)).serialize();
    }

    /** The sessions of a request that holds a cookie, for what only the host itself does. */
    SessionContext context(String cookie) {
        return framework.open(
                SessionRequest.of(Map.of("Cookie", List.of(cookie))),
                SessionResponse.of((name, value) -> {}, (name, value) -> {}));
    }

    JsonNode document() {
        return JsonMapper.shared().readTree(caller().get("/openapi.json").body());
    }

    @Override
    public void close() {
        container.close();
        framework.close();
        provider.shutdown();
    }
}
