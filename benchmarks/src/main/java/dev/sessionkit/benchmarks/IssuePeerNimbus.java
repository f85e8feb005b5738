package dev.sessionkit.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sessionkit.auth.jwt.AccessTokenClaims;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Date;
import java.util.List;

/** What a host would pick instead to issue tokens: the library that Spring Security has for it, its signer made once. */
final class IssuePeerNimbus {

    private IssuePeerNimbus() {}

    static Operation nimbus(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys, IssuedClaims claims, int lane) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.headerValue()))
                .type(new JOSEObjectType(TokenIssuer.TYPE))
                .keyID(TokenIssuer.KEY_ID)
                .build();
        JWSSigner signer = signer(algorithm, keys);
        Turn turn = new Turn(lane);
        return () -> {
            SignedJWT token = new SignedJWT(header, written(claims.at(turn.next())));
            token.sign(signer);
            return token.serialize();
        };
    }

    private static JWTClaimsSet written(AccessTokenClaims token) {
        String session = token.session().toString();
        return new JWTClaimsSet.Builder()
                .issuer(TokenIssuer.NAME)
                .subject(token.user().value())
                .audience(TokenIssuer.AUDIENCE)
                .jwtID(session)
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .claim("client_id", IssuedClaims.CLIENT)
                .claim("sid", session)
                .claim("auth_time", token.authenticatedAt().getEpochSecond())
                .claim("roles", List.of(token.role().orElseThrow()))
                .claim("preferred_username", token.userName().orElseThrow())
                .claim("user_uuid", token.userUuid().orElseThrow())
                .build();
    }

    private static JWSSigner signer(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys) {
        try {
            return switch (algorithm) {
                case HS256 -> new MACSigner(keys.signing().getEncoded());
                case RS256 -> new RSASSASigner((PrivateKey) keys.signing());
                case ES256 -> new ECDSASigner((ECPrivateKey) keys.signing());
                default -> throw new IllegalArgumentException("nimbus by default knows no " + algorithm);
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("nimbus does not take the key for " + algorithm, e);
        }
    }
}
