package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.oidc.IdentityProvidersSettings;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.login.LoginApi;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void forms_may_lead_to_this_host_and_to_where_the_providers_have_their_users_sign_in() {
        assertThat(formAction("""
                {"mail": {"Issuer": "https://mail.example/tenant", "ClientId": "me", "ClientSecret": "known",
                          "RedirectUri": "https://me.example/mail"},
                 "code": {"Type": "OAUTH2", "Issuer": "https://code.example", "ClientId": "me", "ClientSecret": "known",
                          "RedirectUri": "https://me.example/code", "TokenEndpoint": "https://api.code.example/token",
                          "AuthorizationEndpoint": "https://login.code.example:8443/authorize",
                          "UserInfoEndpoint": "https://api.code.example/user"}}"""))
                .isEqualTo("form-action 'self' https://login.code.example:8443 https://mail.example");
    }

    @Test
    void without_providers_they_lead_to_this_host() {
        assertThat(formAction("{}")).isEqualTo("form-action 'self'");
    }

    private static String formAction(String providers) {
        String settings = """
                {"Authentication": {"SessionResolver": "CookieSessionResolver"},
                 "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}},
                 "IdentityProviders": {"Providers": %s}}""".formatted(providers);
        try (SessionFramework framework =
                LoginApi.sections(SessionFramework.builder()).settings(settings).build()) {
            String policy = SecurityHeaders.of(framework.hostSection(IdentityProvidersSettings.class))
                    .policy();
            return Arrays.stream(policy.split("; "))
                    .filter(directive -> directive.startsWith("form-action"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
