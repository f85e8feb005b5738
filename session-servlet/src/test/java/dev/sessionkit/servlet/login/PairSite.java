package dev.sessionkit.servlet.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.Guarded;
import dev.sessionkit.servlet.SessionFilter;
import dev.sessionkit.tck.StoppedClock;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A host of seed 003 in one container. */
final class PairSite implements AutoCloseable {

    static final String ORIGIN = "https://shop.example.com";
    static final String PASSWORD = "correct horse battery staple";
    private static final Map<String, String> KEY = key();

    final StoppedClock clock = new StoppedClock(Instant.parse("2027-01-01T00:00:00.250Z"));
    final PairStore store = new PairStore();
    final Authentication authentication;
    private final SessionFramework framework;
    private final Container container;
    private final AtomicInteger users = new AtomicInteger();

    PairSite(Container.Kind kind) {
        this(kind, Map.of());
    }

    /** With {@code more} in each section. */
    PairSite(Container.Kind kind, Map<String, Map<String, ?>> more) {
        framework = LoginApi.sections(SessionFramework.builder())
                .settings(JsonMapper.shared().writeValueAsString(settings(more)))
                .environment(Map.of())
                .clock(clock)
                .store("Pairs", store)
                .build();
        authentication = Authentication.of(framework);
        container = kind.start((types, application) -> start(application));
    }

    private static Map<String, Map<String, Object>> settings(Map<String, Map<String, ?>> more) {
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        put(sections, "Authentication", Map.of("SessionResolver", List.of("AccessTokenResolver")));
        put(sections, "Catena", Map.of("SessionStore", Map.of("SessionProvider", "Pairs")));
        put(sections, "PreferredImplementations", Map.of("Accounts", "MemoryAccounts"));
        put(
                sections,
                "AccessTokenResolver",
                Map.of("Issuer", "https://shop.example.com", "Leeway", "PT0S", "Keys", List.of(KEY)));
        put(sections, "TokenPairs", Map.of("Resolver", "AccessTokenResolver"));
        put(sections, "LoginThrottle", Map.of("TriesPerAddress", 100_000, "TriesPerAccountAndAddress", 3));
        more.forEach((name, section) -> put(sections, name, section));
        return sections;
    }

    private static void put(Map<String, Map<String, Object>> sections, String name, Map<String, ?> section) {
        sections.computeIfAbsent(name, none -> new LinkedHashMap<>()).putAll(section);
    }

    private void start(ServletContext application) {
        FilterRegistration.Dynamic proxy = application.addFilter(
                "proxy",
                (request, response, chain) -> chain.doFilter(
                        "https".equals(((HttpServletRequest) request).getHeader("x-forwarded-proto"))
                                ? overTls((HttpServletRequest) request)
                                : request,
                        response));
        proxy.addMappingForUrlPatterns(null, false, "/*");
        SessionFilter.builder(framework).origin(ORIGIN).bearer("shop").build().addTo(application);
        application
                .addServlet("pairs", LoginApi.of(framework, authentication).tokenPairServlet())
                .addMapping("/auth/*");
        application.addServlet("users", Guarded.ForUsers.class).addMapping("/users");
    }

    /** As a container is told by a proxy that it trusts. */
    private static HttpServletRequest overTls(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public boolean isSecure() {
                return true;
            }
        };
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

    int port() {
        return container.port();
    }

    PairClient client() {
        return new PairClient(this);
    }

    /** A name that nobody has so far. */
    String newName() {
        return "user" + users.incrementAndGet();
    }

    /** A client that has registered. */
    PairClient registered() {
        PairClient client = client();
        client.register(newName());
        return client;
    }

    @Override
    public void close() {
        container.close();
        framework.close();
    }
}
