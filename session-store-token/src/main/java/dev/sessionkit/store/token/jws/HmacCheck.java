package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 7518, section 3.2). The comparison takes the same time wherever the two differ. Thread-safe. */
final class HmacCheck implements SignatureCheck {

    private final Idle<Mac> macs;

    private HmacCheck(String name, SecretKey key) {
        this.macs = new Idle<>(() -> initialised(name, key));
    }

    static HmacCheck of(JwsAlgorithm algorithm, byte[] secret) {
        String name = "Hmac" + algorithm.hashInNames();
        return new HmacCheck(name, new SecretKeySpec(secret, name));
    }

    @Override
    public boolean verifies(byte[] message, int length, byte[] signature) {
        Mac mac = macs.take();
        mac.update(message, 0, length);
        byte[] expected = mac.doFinal(); // and is as it was after init
        macs.park(mac);
        return MessageDigest.isEqual(expected, signature);
    }

    private static Mac initialised(String name, SecretKey key) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + name, e);
        }
    }
}
