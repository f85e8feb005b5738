package dev.sessionkit.benchmarks;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** What a host would pick instead to verify tokens: the library that Spring Security has for it. Its default knows no EdDSA. */
final class TokenPeerNimbus {

    private TokenPeerNimbus() {}

    static Operation nimbus(TokenIssuer issuer, int lane) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TokenIssuer.TYPE)));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(issuer.algorithm().headerValue()), new ImmutableJWKSet<>(new JWKSet(key(issuer)))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                TokenIssuer.AUDIENCE,
                new JWTClaimsSet.Builder().issuer(TokenIssuer.NAME).build(),
                Set.of("sub", "exp")));
        TokenIssuer.Presenting tokens = issuer.presenting(lane);
        return () -> {
            JWTClaimsSet claims = processor.process(tokens.next(), null);
            return new Caller(claims.getSubject(), claims.getStringClaim(TokenIssuer.ROLE));
        };
    }

    private static JWK key(TokenIssuer issuer) {
        return switch (issuer.algorithm()) {
            case HS256 ->
                new OctetSequenceKey.Builder(issuer.key().getEncoded())
                        .keyID(TokenIssuer.KEY_ID)
                        .build();
            case RS256 ->
                new RSAKey.Builder((RSAPublicKey) issuer.key())
                        .keyID(TokenIssuer.KEY_ID)
                        .build();
            case ES256 ->
                new ECKey.Builder(Curve.P_256, (ECPublicKey) issuer.key())
                        .keyID(TokenIssuer.KEY_ID)
                        .build();
            default -> throw new IllegalArgumentException("nimbus by default knows no " + issuer.algorithm());
        };
    }
}
