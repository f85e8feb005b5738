package dev.sessionkit.benchmarks;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.auth.LoginClient;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Secret;

/**
 * What a host has seen after a day, and a run of hashes never would: so many logins that what stands around the hash is
 * compiled. In memory, by the provider that asks for no password.
 */
final class ManyLogins {

    private static final int LOGINS = 30_000;

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": "BearerSessionResolver" },
              "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } },
              "PreferredImplementations": { "Accounts": "MemoryAccounts" },
              "Login": { "Providers": ["UNSAFE"], "AllowUnsafe": true, "SessionLimit": 3 }
            }""";

    private ManyLogins() {}

    static void run() {
        try (SessionFramework framework = Authentication.sections(SessionFramework.builder())
                .settings(SETTINGS)
                .build()) {
            Authentication authentication = Authentication.of(framework);
            for (int i = 0; i < LOGINS; i++) {
                authentication
                        .authenticationService()
                        .login(LoginClient.of(new Device()), "UNSAFE", Secret.of("user-" + i % Population.SESSIONS));
            }
        }
    }
}
