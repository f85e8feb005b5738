package dev.sessionkit.auth;

import dev.sessionkit.spi.Secret;
import java.util.Map;

/** Logins by the providers of the settings. Thread-safe. */
final class ProviderLogins implements AuthenticationService {

    private final Map<String, Prover> provers;
    private final PasswordLogin passwords;
    private final BearerLogin logins;

    /** Says whose account a payload proves, or throws. Thread-safe. */
    @FunctionalInterface
    interface Prover {

        ProvenAccount prove(LoginClient client, Secret payload);
    }

    ProviderLogins(Map<String, Prover> provers, PasswordLogin passwords, BearerLogin logins) {
        this.provers = Map.copyOf(provers);
        this.passwords = passwords;
        this.logins = logins;
    }

    @Override
    public LoginResult login(LoginClient client, String provider, Secret payload) {
        Prover prover = provers.get(provider);
        if (prover == null) {
            throw new IllegalArgumentException(
                    "there is no such login provider; Login.Providers names those there are");
        }
        if (payload.reveal().length() > LoginProvider.LONGEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "a login's payload has at most " + LoginProvider.LONGEST_PAYLOAD + " characters");
        }
        return logins.begin(client, prover.prove(client, payload));
    }

    @Override
    public LoginResult loginWithPassword(LoginClient client, String name, Secret password) {
        return logins.begin(client, passwords.prove(client, name, password));
    }
}
