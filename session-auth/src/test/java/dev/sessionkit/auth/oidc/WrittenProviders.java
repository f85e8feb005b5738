package dev.sessionkit.auth.oidc;

import dev.sessionkit.core.SessionFramework;
import java.util.Map;

/** Settings as a host writes them; what is left out has its default. */
final class WrittenProviders {

    private WrittenProviders() {}

    /** The section of one provider {@code test}, with single quotes for double ones. */
    static IdentityProvidersSettings one(String provider) {
        return section("{'Providers': {'test': " + provider + "}}");
    }

    static IdentityProvidersSettings section(String json) {
        return file("""
                {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                 "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}},
                 "IdentityProviders": %s}""".formatted(json.replace('\'', '"')), Map.of());
    }

    static IdentityProvidersSettings file(String settings, Map<String, String> environment) {
        try (SessionFramework framework = SessionFramework.builder()
                .settings(settings)
                .environment(environment)
                .hostSection("IdentityProviders", IdentityProvidersSettings.class)
                .build()) {
            return framework.hostSection(IdentityProvidersSettings.class);
        }
    }
}
