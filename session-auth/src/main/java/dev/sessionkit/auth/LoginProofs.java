package dev.sessionkit.auth;

import dev.sessionkit.spi.Secret;
import java.util.Map;

/** What the login providers of the settings say to a payload. Thread-safe. */
final class LoginProofs {

    private final Map<String, Prover> provers;

    /** Says whose account a payload proves, or throws. Thread-safe. */
    @FunctionalInterface
    interface Prover {

        ProvenAccount prove(LoginClient client, Secret payload);
    }

    LoginProofs(Map<String, Prover> provers) {
        this.provers = Map.copyOf(provers);
    }

    /**
     * Whose account it proves.
     *
     * @throws UnknownProviderException where there is no such provider
     * @throws IllegalArgumentException where the payload is too long
     * @throws LoginRefusedException where it proves nothing
     */
    ProvenAccount prove(LoginClient client, String provider, Secret payload) {
        Prover prover = provers.get(provider);
        if (prover == null) {
            throw new UnknownProviderException("Login.Providers");
        }
        if (payload.reveal().length() > LoginProvider.LONGEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "a login's payload has at most " + LoginProvider.LONGEST_PAYLOAD + " characters");
        }
        return prover.prove(client, payload);
    }
}
