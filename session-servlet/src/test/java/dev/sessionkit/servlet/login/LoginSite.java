package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.SessionFilter;
import dev.sessionkit.servlet.SwitchableStore;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.StoppedClock;
import jakarta.servlet.ServletContext;
import java.time.Instant;
import java.util.HashMap;
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

/** A host of seed 001 in one container, and a real OpenID provider, {@code games}. */
final class LoginSite implements AutoCloseable {

    static final String ORIGIN = "https://shop.example.com";
    static final String PASSWORD = "correct horse battery staple";
    static final String CLIENT = "shop";

    /** The section SessionApi of most tests. */
    static final String USUAL = """
            {"Registration": true,
             "RedirectTargets": ["https://good.example.com", "https://app.example.com/allowed"]}""";

    /** To come, so that the provider's answers have not expired. */
    final StoppedClock clock = new StoppedClock(Instant.parse("2060-01-01T12:00:00Z"));

    final SwitchableStore store = new SwitchableStore();
    final Authentication authentication;
    private final MockOAuth2Server provider = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider((Function0<Instant>) clock::instant)));
    private final SessionFramework framework;
    private final Container container;
    private final AtomicInteger users = new AtomicInteger();

    LoginSite(Container.Kind kind) {
        this(kind, USUAL);
    }

    LoginSite(Container.Kind kind, String sessionApi) {
        this(kind, sessionApi, 10_000);
    }

    LoginSite(Container.Kind kind, String sessionApi, int triesPerAddress) {
        provider.start();
        framework = LoginApi.sections(SessionFramework.builder())
                .settings("""
                        {"Authentication": {"SessionResolver": ["HeaderSessionResolver", "CookieSessionResolver"]},
                         "HeaderSessionResolver": {"Header": "x-qt-auth"},
                         "CookieSessionResolver": {"Name": "qt-auth"},
                         "Catena": {"SessionStore": {"SessionProvider": "Switchable"}},
                         "Sessions": {"IdleTimeout": "PT1H"},
                         "Passwords": {"MemoryKib": 7168, "Iterations": 5, "LongestWait": "PT30S"},
                         "Login": {"SessionLimit": 3, "LimitPolicy": "ASK", "FreshFor": "PT10M"},
                         "LoginThrottle": {"TriesPerAccountAndAddress": 3, "TriesPerAddress": %d},
                         "SessionApi": %s,
                         "IdentityProviders": {"Providers": {"games": %s, "down": %s}}}""".formatted(
                                triesPerAddress,
                                sessionApi,
                                provider("games", provider.issuerUrl("games").toString()),
                                provider("down", "http://localhost:1/down")))
                .environment(Map.of())
                .clock(clock)
                .store("Switchable", store)
                .build();
        authentication = Authentication.of(framework);
        container = kind.start((types, application) -> start(application));
    }

    private static String provider(String name, String issuer) {
        return """
                {"Issuer": "%s", "ClientId": "%s", "ClientSecret": "a secret of this host",
                 "RedirectUri": "https://shop.example.com/api/auth/v1/%s/callback", "Timeout": "PT20S"}""".formatted(issuer, CLIENT, name);
    }

    private void start(ServletContext application) {
        SessionFilter.builder(framework).origin(ORIGIN).build().addTo(application);
        LoginApi.of(framework, authentication).addTo(application);
    }

    int port() {
        return container.port();
    }

    /** Somebody new, who has an account. */
    String newUser() {
        String name = "user" + users.incrementAndGet();
        account(name);
        return name;
    }

    Account account(String name) {
        return authentication.accountService().register(name, Optional.of(name + "@example.com"), Secret.of(PASSWORD));
    }

    Browser browser() {
        return new Browser(this);
    }

    /** A browser that is signed in. */
    Browser signedIn(String name) {
        Browser browser = browser();
        Answers.json(browser.login(name), 200);
        return browser;
    }

    /** A user of the provider's alone. */
    String newSubject() {
        return "subject" + users.incrementAndGet();
    }

    /** Who signs in at the provider next. */
    void expects(String subject) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback("games", subject, "JWT", List.of(CLIENT), new LinkedHashMap<>(), 300));
    }

    /** The token of a session that nobody has signed in to. */
    String visitor() {
        Map<String, String> sent = new HashMap<>();
        SessionContext context = framework.open(name -> List.of(), SessionResponse.of(sent::put, sent::put));
        context.newSession(NewSession.anonymous());
        context.commit();
        return sent.get("x-qt-auth");
    }

    /** What the provider's server sends when a user signs out there. */
    String logoutToken(String subject) {
        return provider.issueToken("games", CLIENT, new LogoutToken(subject)).serialize();
    }

    @Override
    public void close() {
        container.close();
        framework.close();
        provider.shutdown();
    }
}
