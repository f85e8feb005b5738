package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/** RSA keys as the platform's objects. */
final class RsaKeys {

    private RsaKeys() {}

    /** The public half, which the usual form of a private key holds. */
    static Optional<PublicKey> publicKey(RSAPrivateCrtKey key) {
        try {
            return Optional.of(KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        } catch (GeneralSecurityException e) { // without the cause, whose message might quote the key
            throw new IllegalArgumentException("the RSA key is none that this Java platform takes");
        }
    }
}
