package dev.sessionkit.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** What a host would pick instead to verify tokens. All check signature, issuer, audience and expiry, and read two claims. */
final class TokenPeers {

    private TokenPeers() {}

    static Operation jjwt(TokenIssuer issuer, int lane) {
        JwtParserBuilder builder = Jwts.parser().requireIssuer(TokenIssuer.NAME).requireAudience(TokenIssuer.AUDIENCE);
        JwtParser parser = issuer.key() instanceof SecretKey secret
                ? builder.verifyWith(secret).build()
                : builder.verifyWith((PublicKey) issuer.key()).build();
        TokenIssuer.Presenting tokens = issuer.presenting(lane);
        return () -> {
            Claims claims = parser.parseSignedClaims(tokens.next()).getPayload();
            return new Caller(claims.getSubject(), claims.get(TokenIssuer.ROLE, String.class));
        };
    }

    static Operation jose4j(TokenIssuer issuer, int lane) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setExpectedIssuer(TokenIssuer.NAME)
                .setExpectedAudience(TokenIssuer.AUDIENCE)
                .setExpectedType(true, TokenIssuer.TYPE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setVerificationKey(issuer.key())
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, issuer.algorithm().headerValue()))
                .build();
        TokenIssuer.Presenting tokens = issuer.presenting(lane);
        return () -> {
            JwtClaims claims = consumer.processToClaims(tokens.next());
            return new Caller(claims.getSubject(), claims.getStringClaimValue(TokenIssuer.ROLE));
        };
    }

    /** Knows no EdDSA. */
    static Operation javaJwt(TokenIssuer issuer, int lane) {
        JWTVerifier verifier = JWT.require(javaJwtAlgorithm(issuer))
                .withIssuer(TokenIssuer.NAME)
                .withAudience(TokenIssuer.AUDIENCE)
                .withClaimPresence("sub")
                .build();
        TokenIssuer.Presenting tokens = issuer.presenting(lane);
        return () -> {
            DecodedJWT token = verifier.verify(tokens.next());
            return new Caller(
                    token.getSubject(), token.getClaim(TokenIssuer.ROLE).asString());
        };
    }

    private static Algorithm javaJwtAlgorithm(TokenIssuer issuer) {
        return switch (issuer.algorithm()) {
            case HS256 -> Algorithm.HMAC256(issuer.key().getEncoded());
            case RS256 -> Algorithm.RSA256((RSAPublicKey) issuer.key(), null);
            case ES256 -> Algorithm.ECDSA256((ECPublicKey) issuer.key(), null);
            default -> throw new IllegalArgumentException("java-jwt knows no " + issuer.algorithm());
        };
    }
}
