package com.example.custom.provider;

import com.example.custom.provider.Issuer.Grant;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;

/** Tokens that say everything themselves: RS256, with a key made at start-up (RFC 7519). Thread-safe. */
final class SignedTokens {

    private static final int KEY_BITS = 2048;

    private final Issuer issuer;
    private final RSAKey key;

    SignedTokens(Issuer issuer) {
        this.issuer = issuer;
        try {
            key = new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(issuer.newName(8))
                    .secureRandom(issuer.random())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java platform makes no RSA keys", e);
        }
    }

    String issue(String user, String role) {
        Grant grant = issuer.grant(user, role);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer.url())
                .audience(Issuer.AUDIENCE)
                .subject(grant.user())
                .claim("sid", grant.session())
                .claim("role", grant.role())
                .claim("username", grant.user())
                .jwtID(issuer.newName(16))
                .issueTime(Date.from(grant.issuedAt()))
                .expirationTime(Date.from(grant.expiresAt()))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key that was made here does not sign", e);
        }
    }

    /** The public half of the key (RFC 7517). */
    String jwks() {
        return new JWKSet(key).toString();
    }
}
