package dev.sessionkit.auth;

import dev.sessionkit.spi.Secret;
import java.util.Optional;

/**
 * Logins by the providers of the settings, for sessions of one token. Thread-safe.
 *
 * @param proofs what the providers say
 * @param passwords the one that is there without a payload
 * @param registration makes accounts
 * @param logins begins the sessions
 */
record ProviderLogins(LoginProofs proofs, PasswordLogin passwords, Registration registration, BearerLogin logins)
        implements AuthenticationService {

    @Override
    public LoginResult login(LoginClient client, String provider, Secret payload) {
        return logins.begin(client, proofs.prove(client, provider, payload));
    }

    @Override
    public LoginResult loginWithPassword(LoginClient client, String name, Secret password) {
        return logins.begin(client, passwords.prove(client, name, password));
    }

    @Override
    public LoginResult register(LoginClient client, String userName, Optional<String> email, Secret password) {
        return logins.begin(client, registration.register(client, userName, email, password));
    }
}
