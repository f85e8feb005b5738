package dev.sessionkit.auth;

import dev.sessionkit.api.LoginFailure;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Secret;
import java.util.Objects;
import java.util.Optional;

/** Proves a user by a component that asks another system. Thread-safe. */
record ExternalProver(String name, LoginProvider provider, ExternalAccounts accounts, LoginEvents events)
        implements LoginProofs.Prover {

    @Override
    public ProvenAccount prove(LoginClient client, Secret payload) {
        Optional<ExternalLogin> login = authenticated(client, payload);
        if (login.isEmpty()) {
            events.failed(LoginFailure.CREDENTIALS, name, Optional.empty(), client);
            throw new LoginRefusedException();
        }
        return accounts.of(name, login.get(), false);
    }

    private Optional<ExternalLogin> authenticated(LoginClient client, Secret payload) {
        try {
            return Objects.requireNonNull(provider.authenticate(client.request(), payload), "authenticate gave null");
        } catch (SessionException told) {
            throw told;
        } catch (RuntimeException broken) {
            throw new SessionStoreException("the login provider " + name + " failed", broken);
        }
    }
}
