package dev.sessionkit.examples.weblogin;

import dev.sessionkit.auth.oidc.IdentityProviderSettings;
import dev.sessionkit.auth.oidc.IdentityProvidersSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeSet;

/**
 * What browsers are told to refuse, in every answer: scripts and styles from elsewhere or within a page, being framed, guessing
 * types, saying where a link was followed (ASVS 3.4). Thread-safe.
 */
final class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final String policy;
    private final transient Map<String, String> headers;

    private SecurityHeaders(String formAction) {
        policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action "
                        + formAction + "; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
        headers = Map.of(
                "Content-Security-Policy",
                policy,
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "no-referrer",
                "Cross-Origin-Opener-Policy",
                "same-origin",
                "Cross-Origin-Resource-Policy",
                "same-origin",
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=()");
    }

    /** A form that begins a social login is answered with a redirect to its provider, which browsers count as the form's. */
    static SecurityHeaders of(IdentityProvidersSettings providers) {
        TreeSet<String> origins = new TreeSet<>();
        for (IdentityProviderSettings provider : providers.providers().values()) {
            origins.add(origin(provider.authorizationEndpoint().orElseGet(() -> URI.create(provider.issuer()))));
        }
        return new SecurityHeaders(("'self' " + String.join(" ", origins)).strip());
    }

    /** What pages may load, run and send (CSP 3). */
    String policy() {
        return policy;
    }

    void addTo(ServletContext context) {
        context.addFilter("SecurityHeaders", this)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers.forEach(response::setHeader);
        chain.doFilter(request, response);
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
