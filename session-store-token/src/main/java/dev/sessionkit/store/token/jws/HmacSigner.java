package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 7518, section 3.2). Thread-safe. */
final class HmacSigner implements Signer {

    private static final String KEY_ID_LABEL = "sessionkit/signing-key-id/v1";
    private static final int KEY_ID_BYTES = 12;

    private final Idle<Mac> macs;

    HmacSigner(JwsAlgorithm algorithm, byte[] secret) {
        String name = "Hmac" + algorithm.hashInNames();
        SecretKey key = new SecretKeySpec(secret, name);
        this.macs = new Idle<>(() -> initialised(name, key));
    }

    /**
     * Tells secrets apart without telling of them. Not the thumbprint of RFC 7638, whose section 7 warns of a bare hash of a
     * secret.
     */
    static String keyId(byte[] secret) {
        byte[] label = Ascii.bytes(KEY_ID_LABEL);
        byte[] mac = new HmacSigner(JwsAlgorithm.HS256, secret).sign(label, label.length);
        return Ascii.base64Url(Arrays.copyOf(mac, KEY_ID_BYTES));
    }

    @Override
    public byte[] sign(byte[] message, int length) {
        Mac mac = macs.take();
        mac.update(message, 0, length);
        byte[] signature = mac.doFinal(); // and is as it was after init
        macs.park(mac);
        return signature;
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
