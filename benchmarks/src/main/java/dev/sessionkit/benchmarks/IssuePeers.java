package dev.sessionkit.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.sessionkit.auth.jwt.AccessTokenClaims;
import io.jsonwebtoken.Jwts;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** What a host would pick instead to issue tokens. All write the same claims, and take the session's id as {@code jti}. */
final class IssuePeers {

    private IssuePeers() {}

    static Operation jjwt(TokenAlgorithm.Keys keys, IssuedClaims claims, int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            AccessTokenClaims token = claims.at(turn.next());
            String session = token.session().toString();
            return Jwts.builder()
                    .header()
                    .type(TokenIssuer.TYPE)
                    .keyId(TokenIssuer.KEY_ID)
                    .and()
                    .issuer(TokenIssuer.NAME)
                    .subject(token.user().value())
                    .audience()
                    .single(TokenIssuer.AUDIENCE)
                    .id(session)
                    .issuedAt(Date.from(token.issuedAt()))
                    .expiration(Date.from(token.expiresAt()))
                    .claim("client_id", IssuedClaims.CLIENT)
                    .claim("sid", session)
                    .claim("auth_time", token.authenticatedAt().getEpochSecond())
                    .claim("roles", List.of(token.role().orElseThrow()))
                    .claim("preferred_username", token.userName().orElseThrow())
                    .claim("user_uuid", token.userUuid().orElseThrow())
                    .signWith(keys.signing())
                    .compact();
        };
    }

    static Operation jose4j(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys, IssuedClaims claims, int lane) {
        Turn turn = new Turn(lane);
        return () -> {
            AccessTokenClaims token = claims.at(turn.next());
            String session = token.session().toString();
            JwtClaims written = new JwtClaims();
            written.setIssuer(TokenIssuer.NAME);
            written.setSubject(token.user().value());
            written.setAudience(TokenIssuer.AUDIENCE);
            written.setJwtId(session);
            written.setIssuedAt(NumericDate.fromSeconds(token.issuedAt().getEpochSecond()));
            written.setExpirationTime(NumericDate.fromSeconds(token.expiresAt().getEpochSecond()));
            written.setClaim("client_id", IssuedClaims.CLIENT);
            written.setClaim("sid", session);
            written.setClaim("auth_time", token.authenticatedAt().getEpochSecond());
            written.setStringListClaim("roles", token.role().orElseThrow());
            written.setClaim("preferred_username", token.userName().orElseThrow());
            written.setClaim("user_uuid", token.userUuid().orElseThrow());
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(written.toJson());
            signature.setKey(keys.signing());
            signature.setKeyIdHeaderValue(TokenIssuer.KEY_ID);
            signature.setHeader("typ", TokenIssuer.TYPE);
            signature.setAlgorithmHeaderValue(algorithm.headerValue());
            return signature.getCompactSerialization();
        };
    }

    /** Knows no EdDSA. */
    static Operation javaJwt(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys, IssuedClaims claims, int lane) {
        Algorithm signing = switch (algorithm) {
            case HS256 -> Algorithm.HMAC256(keys.signing().getEncoded());
            case RS256 -> Algorithm.RSA256(null, (RSAPrivateKey) keys.signing());
            case ES256 -> Algorithm.ECDSA256(null, (ECPrivateKey) keys.signing());
            default -> throw new IllegalArgumentException("java-jwt knows no " + algorithm);
        };
        Turn turn = new Turn(lane);
        return () -> {
            AccessTokenClaims token = claims.at(turn.next());
            String session = token.session().toString();
            return JWT.create()
                    .withHeader(Map.of("typ", TokenIssuer.TYPE))
                    .withKeyId(TokenIssuer.KEY_ID)
                    .withIssuer(TokenIssuer.NAME)
                    .withSubject(token.user().value())
                    .withAudience(TokenIssuer.AUDIENCE)
                    .withJWTId(session)
                    .withIssuedAt(token.issuedAt())
                    .withExpiresAt(token.expiresAt())
                    .withClaim("client_id", IssuedClaims.CLIENT)
                    .withClaim("sid", session)
                    .withClaim("auth_time", token.authenticatedAt().getEpochSecond())
                    .withArrayClaim("roles", new String[] {token.role().orElseThrow()})
                    .withClaim("preferred_username", token.userName().orElseThrow())
                    .withClaim("user_uuid", token.userUuid().orElseThrow())
                    .sign(signing);
        };
    }
}
