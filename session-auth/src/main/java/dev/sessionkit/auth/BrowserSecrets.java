package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.oidc.LoginSecrets;
import dev.sessionkit.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What binds a provider's answer to the browser that asked: computed from the token that the browser holds, so that nothing of
 * it is kept anywhere else. Thread-safe.
 */
final class BrowserSecrets {

    private static final String NONCE = "sessionkit/nonce/v1";
    private static final String VERIFIER = "sessionkit/pkce/v1";

    private BrowserSecrets() {}

    /** Always the same for one token. The state is its public id: the token itself shows whose browser comes back. */
    static LoginSecrets of(SessionToken binding) {
        return new LoginSecrets(
                binding.id().toString(), Secret.of(derived(binding, NONCE)), Secret.of(derived(binding, VERIFIER)));
    }

    private static String derived(SessionToken binding, String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(binding.secret().toBytes(), "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(binding.id().toBytes()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", e);
        }
    }
}
