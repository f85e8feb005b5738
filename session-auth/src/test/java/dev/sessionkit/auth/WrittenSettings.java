package dev.sessionkit.auth;

import dev.sessionkit.auth.password.PasswordSettings;
import dev.sessionkit.auth.throttle.ThrottleSettings;
import dev.sessionkit.core.SessionFramework;

/** Settings as a host writes them; what is left out has its default. */
public final class WrittenSettings {

    private WrittenSettings() {}

    public static PasswordSettings passwords(String json) {
        return section(json, PasswordSettings.class);
    }

    public static ThrottleSettings throttle(String json) {
        return section(json, ThrottleSettings.class);
    }

    private static <S extends Record> S section(String json, Class<S> type) {
        String settings = """
                {
                  "Authentication": {"SessionResolver": "HeaderSessionResolver"},
                  "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}},
                  "Tested": %s
                }""".formatted(json.replace('\'', '"'));
        try (SessionFramework framework = SessionFramework.builder()
                .settings(settings)
                .hostSection("Tested", type)
                .build()) {
            return framework.hostSection(type);
        }
    }
}
