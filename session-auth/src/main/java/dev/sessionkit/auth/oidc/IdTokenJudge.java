package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.sessionkit.store.token.jws.JwsAlgorithm;
import dev.sessionkit.store.token.jws.JwsVerifier;
import dev.sessionkit.store.token.jws.VerifiedJws;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges ID tokens by OpenID Connect Core 3.1.3.7. The signature is verified first, by this framework's one path for that; the
 * claims are judged here because the library's verifier asks the system's clock and quotes claims in its messages. Thread-safe.
 */
final class IdTokenJudge {

    private final ConfiguredProvider provider;
    private final TokenTimes times;

    IdTokenJudge(ConfiguredProvider provider, InstantSource clock) {
        this.provider = provider;
        this.times = new TokenTimes(provider, clock);
    }

    /** The claims of a token that is this provider's, for this client, for this login. */
    JsonMembers judge(JwsVerifier verifier, String idToken, LoginSecrets secrets, AccessToken accessToken) {
        VerifiedJws token = verifier.verify(idToken).orElseThrow(() -> provider.refused(IdentityRefusal.SIGNATURE));
        JsonMembers claims =
                JsonMembers.read(token.payload()).orElseThrow(() -> provider.refused(IdentityRefusal.SIGNATURE));
        requireIssuer(claims);
        requireAudience(claims);
        times.judge(claims);
        requireNonce(claims, secrets);
        requireAccessToken(claims, token.key().algorithm(), accessToken);
        times.judgeAuthentication(claims);
        return claims;
    }

    private void requireIssuer(JsonMembers claims) {
        boolean own =
                claims.text("iss").filter(provider.settings().issuer()::equals).isPresent();
        provider.require(own, IdentityRefusal.ISSUER);
    }

    /** Steps 3 to 5: for this client, for nobody who is not trusted, and issued to this client where it says to whom. */
    private void requireAudience(JsonMembers claims) {
        IdentityProviderSettings settings = provider.settings();
        List<String> audience = claims.texts("aud");
        boolean ours = audience.contains(settings.clientId())
                && audience.stream()
                        .allMatch(one -> one.equals(settings.clientId())
                                || settings.trustedAudiences().contains(one));
        provider.require(ours, IdentityRefusal.AUDIENCE);
        boolean issuedToUs =
                claims.text("azp").filter(settings.clientId()::equals).isPresent();
        boolean saysNothing = !claims.has("azp") && audience.size() == 1;
        provider.require(issuedToUs || saysNothing, IdentityRefusal.AUTHORIZED_PARTY);
    }

    private void requireNonce(JsonMembers claims, LoginSecrets secrets) {
        String nonce = claims.text("nonce").orElse("");
        provider.require(isSame(nonce, secrets.nonce().reveal()), IdentityRefusal.NONCE);
    }

    /** 3.1.3.8: where the token says to which access token it belongs. */
    private void requireAccessToken(JsonMembers claims, JwsAlgorithm algorithm, AccessToken accessToken) {
        if (!claims.has("at_hash")) {
            return;
        }
        AccessTokenHash expected = hash(algorithm, accessToken);
        Optional<String> hash = claims.text("at_hash");
        boolean same = expected != null && hash.isPresent() && isSame(hash.get(), expected.getValue());
        provider.require(same, IdentityRefusal.ACCESS_TOKEN_HASH);
    }

    private static @Nullable AccessTokenHash hash(JwsAlgorithm algorithm, AccessToken accessToken) {
        return AccessTokenHash.compute(
                accessToken,
                JWSAlgorithm.parse(algorithm.headerValue()),
                algorithm == JwsAlgorithm.EDDSA ? Curve.Ed25519 : null);
    }

    private static boolean isSame(String text, String expected) {
        return MessageDigest.isEqual(text.getBytes(UTF_8), expected.getBytes(UTF_8));
    }
}
