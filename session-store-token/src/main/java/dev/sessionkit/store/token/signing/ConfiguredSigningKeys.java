package dev.sessionkit.store.token.signing;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.store.token.SigningKeySettings;
import dev.sessionkit.store.token.jws.JwsAlgorithm;
import dev.sessionkit.store.token.jws.PublicHalf;
import dev.sessionkit.store.token.jws.SigningKey;
import dev.sessionkit.store.token.jws.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The signing keys of the settings. */
public final class ConfiguredSigningKeys {

    private static final Set<JwsAlgorithm> EVERY = EnumSet.allOf(JwsAlgorithm.class);

    private ConfiguredSigningKeys() {}

    /**
     * The keys of a list.
     *
     * @param settings the first signs; the others only verify, and may be private or public
     * @throws IllegalArgumentException where there is none, or one does not do; says which by its place and what would do,
     *     quotes nothing
     */
    public static SigningKeys of(List<SigningKeySettings> settings) {
        if (settings.isEmpty()) {
            throw new IllegalArgumentException("a key is missing: the first of the list signs."
                    + " `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` makes one");
        }
        SigningKey signing = placed(1, () -> signingKey(settings.get(0)));
        List<PublicHalf> others = new ArrayList<>();
        for (SigningKeySettings other : settings.subList(1, settings.size())) {
            others.add(placed(others.size() + 2, () -> publicHalf(other)));
        }
        return SigningKeys.of(signing, others);
    }

    private static SigningKey signingKey(SigningKeySettings key) {
        if (key.jwk().isPresent()) {
            return SigningKey.ofJwk(key.jwk().get().reveal(), EVERY);
        }
        return key.secret().isPresent()
                ? SigningKey.ofSecret(
                        key.id(), algorithm(key), utf8(key.secret().get()))
                : SigningKey.ofPem(
                        key.id(), algorithm(key), key.pem().orElseThrow().reveal());
    }

    private static PublicHalf publicHalf(SigningKeySettings key) {
        if (key.jwk().isPresent()) {
            return PublicHalf.ofJwk(key.jwk().get().reveal(), EVERY);
        }
        return key.secret().isPresent()
                ? PublicHalf.ofSecret(
                        key.id(), algorithm(key), utf8(key.secret().get()))
                : PublicHalf.ofPem(
                        key.id(), algorithm(key), key.pem().orElseThrow().reveal());
    }

    private static JwsAlgorithm algorithm(SigningKeySettings key) {
        return key.algorithm().flatMap(JwsAlgorithm::ofHeader).orElse(JwsAlgorithm.ES256);
    }

    private static byte[] utf8(Secret secret) {
        return secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    private static <K> K placed(int place, Supplier<K> key) {
        try {
            return key.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key " + place + ": " + e.getMessage(), e);
        }
    }
}
