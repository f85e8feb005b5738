package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.SessionFilter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Objects;

/**
 * Signing in over HTTP: one per host, behind its {@link SessionFilter}.
 *
 * <pre>{@code
 * SessionFramework framework = LoginApi.sections(SessionFramework.builder()).settings(file).build();
 * Authentication authentication = Authentication.of(framework);
 * SessionFilter.builder(framework).origin("https://shop.example.com").build().addTo(servletContext);
 * LoginApi.of(framework, authentication).addTo(servletContext);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class LoginApi {

    private final SessionFramework framework;
    private final Authentication authentication;
    private final SessionApiSettings sessionApi;
    private final TokenPairApiSettings tokenPairApi;

    private LoginApi(SessionFramework framework, Authentication authentication) {
        this.framework = Objects.requireNonNull(framework, "framework");
        this.authentication = Objects.requireNonNull(authentication, "authentication");
        this.sessionApi = framework.hostSection(SessionApiSettings.class);
        this.tokenPairApi = framework.hostSection(TokenPairApiSettings.class);
    }

    /**
     * Makes the sections {@code SessionApi} and {@code TokenPairApi} known, beside those of {@link Authentication#sections}.
     *
     * @param builder of the framework
     * @return the same builder
     */
    public static SessionFramework.Builder sections(SessionFramework.Builder builder) {
        return Authentication.sections(builder)
                .hostSection("SessionApi", SessionApiSettings.class)
                .hostSection("TokenPairApi", TokenPairApiSettings.class);
    }

    /**
     * The endpoints of a host.
     *
     * @param framework made with {@link #sections}
     * @param authentication of the same framework
     * @return ready to be added
     * @throws IllegalArgumentException where the framework was made without {@link #sections}
     */
    public static LoginApi of(SessionFramework framework, Authentication authentication) {
        return new LoginApi(framework, authentication);
    }

    /**
     * Maps all endpoints, each below its base; those of seed 003 where the host issues token pairs. What there is stands in
     * {@code /openapi.json}.
     *
     * @param application while it starts, with a {@link SessionFilter} in front of everything
     * @throws IllegalStateException where there is something of their names or at their paths already, such as both at one base, or
     *     the application runs
     */
    public void addTo(ServletContext application) {
        add(application, "SessionApi", sessionServlet(), sessionApi.base() + "/*");
        if (authentication.issuesTokenPairs()) {
            add(application, "TokenPairApi", tokenPairServlet(), tokenPairApi.base() + "/*");
        }
        add(application, "OpenApi", openApiServlet(), "/openapi.json");
    }

    /**
     * The endpoints of seed 001.
     *
     * @return a servlet to be mapped to {@code SessionApi.Base} and all below it
     */
    public Servlet sessionServlet() {
        return new Endpoints(SessionRoutes.of(framework, authentication, sessionApi));
    }

    /**
     * The endpoints of seed 003.
     *
     * @return a servlet to be mapped to {@code TokenPairApi.Base} and all below it
     * @throws IllegalStateException where {@code TokenPairs.Resolver} names no resolver whose tokens it could issue
     */
    public Servlet tokenPairServlet() {
        return TokenPairEndpoints.servlet(framework, authentication, tokenPairApi);
    }

    /**
     * What {@link #addTo} maps, as one document of OpenAPI 3.1, for programs and people: only what this host serves, under the paths
     * of its settings. It names the headers and cookies that carry sessions, and no secret.
     *
     * @return a servlet to be mapped to one path, behind the filter as well
     */
    public Servlet openApiServlet() {
        return new Endpoints(Route.reading("", new OpenApiEndpoint(framework, authentication)));
    }

    private static void add(ServletContext application, String name, Servlet servlet, String mapping) {
        ServletRegistration.Dynamic added = application.addServlet(name, servlet);
        if (added == null) {
            throw new IllegalStateException("there is a servlet of the name " + name + " already");
        }
        added.setAsyncSupported(true);
        if (!added.addMapping(mapping).isEmpty()) {
            throw new IllegalStateException("there is a servlet at " + mapping + " already");
        }
    }
}
