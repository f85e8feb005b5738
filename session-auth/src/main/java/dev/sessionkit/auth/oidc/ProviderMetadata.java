package dev.sessionkit.auth.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.sessionkit.store.token.jws.JwsAlgorithm;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a provider publishes about itself (OpenID Connect Discovery 3), as far as it is used here. Immutable. */
record ProviderMetadata(
        URI authorizationEndpoint,
        URI tokenEndpoint,
        Optional<URI> userInfoEndpoint,
        URI keys,
        boolean namesIssuer,
        Set<JwsAlgorithm> algorithms) {

    /** Judged by the settings: the issuer is exactly theirs (4.3), and no URL is less secure than its. */
    static ProviderMetadata of(String json, IdentityProviderSettings settings) throws UnusableAnswer {
        OIDCProviderMetadata read = read(json);
        if (!read.getIssuer().getValue().equals(settings.issuer())) {
            throw new UnusableAnswer("its metadata names another issuer than the settings");
        }
        boolean loopback = ProviderUrls.isPlainLoopback(URI.create(settings.issuer()));
        return new ProviderMetadata(
                secure("authorization_endpoint", read.getAuthorizationEndpointURI(), loopback),
                secure("token_endpoint", read.getTokenEndpointURI(), loopback),
                read.getUserInfoEndpointURI() == null
                        ? Optional.empty()
                        : Optional.of(secure("userinfo_endpoint", read.getUserInfoEndpointURI(), loopback)),
                secure("jwks_uri", read.getJWKSetURI(), loopback),
                read.supportsAuthorizationResponseIssuerParam(),
                algorithms(TokenAlgorithms.of(settings.algorithms()), read.getIDTokenJWSAlgs()));
    }

    private static OIDCProviderMetadata read(String json) throws UnusableAnswer {
        try {
            return OIDCProviderMetadata.parse(json);
        } catch (ParseException e) {
            throw new UnusableAnswer("its metadata is malformed");
        }
    }

    private static URI secure(String what, @Nullable URI url, boolean loopback) throws UnusableAnswer {
        if (url == null || !ProviderUrls.isSecure(url, loopback)) {
            throw new UnusableAnswer("its " + what + " is missing, or not https");
        }
        return url;
    }

    /** Narrowed to what the provider signs with, so that a key without {@code alg} fits fewer. */
    private static Set<JwsAlgorithm> algorithms(Set<JwsAlgorithm> allowed, @Nullable List<JWSAlgorithm> offered)
            throws UnusableAnswer {
        if (offered == null || TokenAlgorithms.isSymmetric(allowed)) {
            return allowed;
        }
        Set<JwsAlgorithm> both = allowed.stream()
                .filter(algorithm -> offered.contains(JWSAlgorithm.parse(algorithm.headerValue())))
                .collect(Collectors.toUnmodifiableSet());
        if (both.isEmpty()) {
            throw new UnusableAnswer("it signs with none of Algorithms");
        }
        return both;
    }
}
