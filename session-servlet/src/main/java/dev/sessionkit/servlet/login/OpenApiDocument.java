package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.auth.password.PasswordSettings;
import dev.sessionkit.core.SessionFramework;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document of what a host serves, by its settings. */
final class OpenApiDocument {

    private static final String BASE = "base";

    private OpenApiDocument() {}

    /**
     * Puts it together.
     *
     * @param contextPath where the application is, as browsers write it; empty for the root
     */
    static ObjectNode of(SessionFramework framework, Authentication authentication, String contextPath) {
        SessionApiSettings sessions = framework.hostSection(SessionApiSettings.class);
        Map<String, String> base = Map.of(BASE, sessions.base());
        OpenApiParts parts = new OpenApiParts()
                .with("info", Map.of())
                .with("schemas", Map.of())
                .with("problems", Map.of())
                .with("session-api", base);
        if (sessions.registration()) {
            parts.with("registration", base);
        }
        if (!authentication.socialLogin().providers().isEmpty()) {
            parts.with("social-login", base);
        }
        if (authentication.issuesTokenPairs()) {
            parts.with("token-pair-api", tokenPairs(framework.hostSection(TokenPairApiSettings.class), contextPath));
        }
        ObjectNode document = parts.document();
        if (!contextPath.isEmpty()) {
            document.putArray("servers").addObject().put("url", contextPath);
        }
        document.withObject("/components/schemas/NewPassword")
                .put("minLength", framework.hostSection(PasswordSettings.class).leastLength());
        new OpenApiSecurity(SessionCarriers.of(framework)).describeIn(document);
        return document;
    }

    private static Map<String, String> tokenPairs(TokenPairApiSettings settings, String contextPath) {
        String path = settings.hostPrefix() ? "/" : contextPath + settings.base();
        return Map.of(BASE, settings.base(), "refresh-cookie", settings.fullCookieName(), "refresh-path", path);
    }
}
