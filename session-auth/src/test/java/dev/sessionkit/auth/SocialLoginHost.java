package dev.sessionkit.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.oidc.IdentityProviders;
import dev.sessionkit.auth.oidc.IdentityProvidersSettings;
import dev.sessionkit.auth.throttle.LoginThrottle;
import dev.sessionkit.auth.throttle.ThrottleSettings;
import dev.sessionkit.auth.throttle.TrustedProxies;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.StoppedClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kotlin.jvm.functions.Function0;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A host of seed 001, two real OpenID providers, {@code games} and {@code mail}, and what a browser does between them. */
final class SocialLoginHost implements AutoCloseable {

    static final String CLIENT = "party";
    static final String TARGET = "/inbox";
    static final SessionRequest REQUEST = AuthHost.client("browser/1.0");

    /** To come, so that the server's answers have not expired, but not by more seconds than an int has. */
    static final Instant NOON = Instant.parse("2060-01-01T12:00:00Z");

    final StoppedClock clock = new StoppedClock(NOON);
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider((Function0<Instant>) clock::instant)));
    final SessionFramework framework;
    final Authentication authentication;
    final SocialLogin social;
    final AccountService accounts;

    private final HttpClient browser = HttpClient.newHttpClient();

    private SocialLoginHost(String store, String ofProvider, String login) {
        server.start();
        boolean database = store.startsWith("jdbc:");
        framework = Authentication.sections(SessionFramework.builder())
                .settings("""
                        {"Authentication": {"SessionResolver": ["CookieSessionResolver", "HeaderSessionResolver"]},
                         "CookieSessionResolver": {"Name": "qt-auth"},
                         "HeaderSessionResolver": {"Header": "x-qt-auth"},
                         "Catena": {"SessionStore": {"SessionProvider": "%s"}},
                         "PreferredImplementations": {"Accounts": "%s"},
                         "JdbcSessionStore": {"JdbcUrl": "${env:URL}"},
                         "JdbcAccounts": {"SessionStore": "JdbcSessionStore"},
                         "Login": %s,
                         "IdentityProviders": {"Providers": {"games": %s, "mail": %s}}}""".formatted(
                                database ? "JdbcSessionStore" : store,
                                database ? "JdbcAccounts" : "MemoryAccounts",
                                login,
                                provider("games", ofProvider),
                                provider("mail", ofProvider)))
                .environment(Map.of("URL", database ? store : "jdbc:h2:mem:unused"))
                .clock(clock)
                .listener(events::add)
                .build();
        authentication = Authentication.of(framework);
        social = authentication.socialLogin();
        accounts = authentication.accountService();
    }

    private String provider(String name, String more) {
        return """
                {"Issuer": "%s", "ClientId": "%s", "ClientSecret": "a secret of this host",
                 "RedirectUri": "https://party.example/api/auth/v1/%s/callback"%s}""".formatted(server.issuerUrl(name), CLIENT, name, more);
    }

    static SocialLoginHost inMemory() {
        return new SocialLoginHost("MemorySessionStore", "", "{}");
    }

    static SocialLoginHost on(String store) {
        return new SocialLoginHost(store, "", "{}");
    }

    /** With more settings of each provider, a comma before each. */
    static SocialLoginHost withProviders(String more) {
        return new SocialLoginHost("MemorySessionStore", more, "{}");
    }

    static SocialLoginHost withLogin(String section) {
        return new SocialLoginHost("MemorySessionStore", "", section);
    }

    /** Who signs in at a provider next. */
    void expects(String provider, String subject, Map<String, ?> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(
                provider, subject, "JWT", List.of(CLIENT), new LinkedHashMap<>(claims), 300));
    }

    /** What the browser brings back from the provider's page. */
    Map<String, List<String>> callback(SocialLoginStart start) {
        return parameters(query(start));
    }

    String query(SocialLoginStart start) {
        try {
            HttpResponse<Void> page = browser.send(
                    HttpRequest.newBuilder(start.location()).build(), HttpResponse.BodyHandlers.discarding());
            return URI.create(page.headers().firstValue("location").orElseThrow())
                    .getRawQuery();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], List.of(URLDecoder.decode(parts[1], UTF_8)));
        }
        return parameters;
    }

    static LoginClient client() {
        return LoginClient.of(REQUEST);
    }

    /** The whole way: there and back. */
    SocialLoginResult.SignedIn signIn(String provider, String subject, Map<String, ?> claims) {
        SocialLoginStart start = social.begin(provider, TARGET);
        expects(provider, subject, claims);
        return (SocialLoginResult.SignedIn) social.finish(
                client(), provider, callback(start), List.of(start.binding().reveal()));
    }

    LoginResult password(String name) {
        return authentication.authenticationService().loginWithPassword(client(), name, AuthHost.PASSWORD);
    }

    SessionContext open(LoginResult login) {
        return open(login.session().token().orElseThrow());
    }

    SessionContext open(SessionToken token) {
        return framework.open(SessionRequest.of(Map.of("x-qt-auth", List.of(token.reveal()))), new Answer());
    }

    boolean opens(LoginResult login) {
        return open(login).session().isPresent();
    }

    static SessionId id(LoginResult login) {
        return login.session().session().id();
    }

    /** A back-channel logout token that a provider has signed; without a subject where that is empty. */
    String logoutToken(String provider, String type, Optional<String> subject, Map<String, ?> claims) {
        Map<String, Object> all = new LinkedHashMap<>(
                Map.of("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
        all.putAll(claims);
        return server.issueToken(provider, CLIENT, new LogoutToken(provider, type, subject, all))
                .serialize();
    }

    String logoutToken(String provider, Optional<String> subject, Map<String, ?> claims) {
        return logoutToken(provider, "logout+jwt", subject, claims);
    }

    Secret payload(String provider, SocialLoginStart start) {
        return Secret.of("""
                {"provider": "%s", "callback": "%s", "bindings": ["%s"]}""".formatted(provider, query(start), start.binding().reveal()));
    }

    /** The same logins, as a node with those records sees them. */
    SocialLogin over(SessionRecords others) {
        LoginSettings settings = framework.hostSection(LoginSettings.class);
        TrustedProxies proxies = TrustedProxies.of(List.of());
        Accounts kept = framework.component(Accounts.class);
        BearerLogin logins =
                new BearerLogin(others, new SignIn(others, proxies, new UsualResourceIdentifier()), settings.rules());
        return new SocialLogins(
                others,
                kept,
                new IdentityProviders(
                        framework.hostSection(IdentityProvidersSettings.class), new FrameworkContext(others)),
                new PendingLogins(others, settings.socialLoginLife()),
                new ExternalAccounts(others, kept, settings.createAccounts()),
                logins,
                new StoredOneTimeTokens(others, kept, logins, proxies, settings.oneTimeTokenLife()),
                new AddressLimit(
                        proxies,
                        new LoginThrottle(framework.hostSection(ThrottleSettings.class), new FrameworkContext(others))),
                new LoginEvents(others, proxies),
                Duration.ofMinutes(15));
    }

    /** The live sessions of whoever a provider calls so. */
    List<SessionRecord> live(String provider, String subject) {
        return framework
                .component(Accounts.class)
                .find(new AccountKey.Identity(new ExternalIdentity(issuer(provider), subject)))
                .map(account -> framework.records().findByUser(account.id()))
                .orElse(List.of())
                .stream()
                .filter(session -> !session.state().isPending())
                .filter(session -> framework
                        .records()
                        .over(session.state(), clock.instant())
                        .isEmpty())
                .toList();
    }

    String issuer(String provider) {
        return server.issuerUrl(provider).toString();
    }

    @Override
    public void close() {
        framework.close();
        server.shutdown();
    }

    private record LogoutToken(String issuerId, String type, Optional<String> subject, Map<String, Object> claims)
            implements OAuth2TokenCallback {

        @Override
        public String subject(TokenRequest request) {
            return subject.orElse(null);
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return type;
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of(CLIENT);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return claims;
        }

        @Override
        public long tokenExpiry() {
            return 120;
        }
    }
}
