package dev.sessionkit.servlet;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.tck.StoppedClock;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An application behind the filter, in one container. */
final class Site implements AutoCloseable {

    static final SessionKey<String> VALUE = SessionKey.of("value", String.class);
    static final SessionKey<String> OTHER = SessionKey.of("other", String.class);
    static final String ORIGIN = "https://shop.example.com";

    final StoppedClock clock = new StoppedClock(Instant.parse("2027-01-01T00:00:00Z"));
    final SwitchableStore store = new SwitchableStore();
    final SessionFramework framework;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final AtomicInteger handled = new AtomicInteger();
    private final UnaryOperator<SessionFilter.Builder> rules;
    private final Container container;
    Recorder told = new Recorder();

    /** One whose {@code HttpSession} is the container's, as ever. */
    Site(Container.Kind kind) {
        this(kind, filter -> filter);
    }

    /** One that tells {@link #told} and {@link Cart} of what happens to its {@code HttpSession}, which is the framework's. */
    static Site withHttpSessions(Container.Kind kind) {
        Recorder told = new Recorder();
        Site site = new Site(
                kind,
                filter -> filter.httpSessions(HttpSessions.plain()
                        .attribute(Cart.KEY)
                        .attribute(Cart.NAMES)
                        .listener(told)));
        site.told = told;
        return site;
    }

    private Site(Container.Kind kind, UnaryOperator<SessionFilter.Builder> rules) {
        this.rules = rules;
        framework = SessionFramework.builder()
                .settings("""
                        {
                          "Authentication": {
                            "SessionResolver": ["CookieSessionResolver", "HeaderSessionResolver", "BearerSessionResolver"]
                          },
                          "Catena": { "SessionStore": { "SessionProvider": "Switchable" } },
                          "Sessions": { "Roles": { "boss": "ADMIN_ACCOUNT" } }
                        }
                        """)
                .environment(Map.of())
                .clock(clock)
                .store("Switchable", store)
                .build();
        container = kind.start((types, application) -> start(application));
    }

    private void start(ServletContext application) {
        FilterRegistration.Dynamic outer = application.addFilter("outer", (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("x-outer", "kept");
            chain.doFilter(request, response);
        });
        outer.setAsyncSupported(true);
        outer.addMappingForUrlPatterns(null, false, "/*"); // REQUEST
        rules.apply(SessionFilter.builder(framework))
                .origin(ORIGIN)
                .bearer("shop")
                .require("/h/members/*", SessionType.USER_ACCOUNT)
                .requireNothing("/h/members/welcome")
                .fromOtherSites("/h/callback/*")
                .build()
                .addTo(application);
        application
                .addServlet("error page with a session", new TestServlet(Map.of("/error-page", (request, response) -> {
                    HttpSession session = request.getSession();
                    response.getWriter().print("sorry, " + session.getAttribute("name"));
                })))
                .addMapping("/error-page");
        var tests = application.addServlet("tests", new TestServlet(handlers));
        tests.setAsyncSupported(true);
        tests.addMapping("/h/*");
        application.addServlet("users", Guarded.ForUsers.class).addMapping("/users");
        application.addServlet("sorry", new Guarded.ErrorPage()).addMapping("/sorry");
    }

    int port() {
        return container.port();
    }

    Client client() {
        return new Client(this);
    }

    /** Puts a handler under a path of its own. */
    String path(Handler handler) {
        return path("/h/" + handled.incrementAndGet(), handler);
    }

    String path(String path, Handler handler) {
        handlers.put(path, handler);
        return path;
    }

    /** A client that is signed in. */
    Client signedIn(String role) {
        Client client = client();
        client.get(path((request, response) -> SessionFilter.context(request)
                .newSession(NewSession.of(new UserId("ada"), "TEST")
                        .withAccount(new Entity("ada", Map.of("role", EntityMetadata.of(role)))))));
        return client;
    }

    static Session session(ServletRequest request) {
        return SessionFilter.context(request).session().orElseThrow();
    }

    /** What is stored of a client's session. */
    String stored(Client client, SessionKey<String> key) {
        return framework
                .sessions()
                .getSessionData(SessionId.parse(client.token().substring(0, 22)).orElseThrow(), key)
                .orElse("nothing");
    }

    @Override
    public void close() {
        container.close();
        framework.close();
    }
}
