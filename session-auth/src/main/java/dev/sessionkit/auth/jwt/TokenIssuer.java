package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.store.token.jws.CompactJwsWriter;
import dev.sessionkit.store.token.jws.SigningKeys;
import dev.sessionkit.store.token.jws.TokenClaimsWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes and reads the two JWTs of a session: the access token (RFC 9068), which opens requests, and the refresh token, which
 * carries the credential that renews the session. They differ in {@code typ} and {@code aud}, so that neither passes for the
 * other (RFC 8725, sections 3.11 and 3.12). Nothing is taken from a clock or a source of randomness: the same arguments give a
 * token that says the same, and with ES256 and EdDSA by Bouncy Castle, RS256 and HS256 the same token to the byte.
 *
 * <p>Made by an {@link AccessTokenResolver}. Thread-safe; prints no key.
 */
public final class TokenIssuer {

    /** The media type under which {@link #jwks()} is served (RFC 7517, section 8.5.2). */
    public static final String JWKS_TYPE = "application/jwk-set+json";

    private final AccessTokenResolverSettings settings;
    private final String resolver;
    private final String jwks;
    private final CompactJwsWriter accessWriter;
    private final CompactJwsWriter refreshWriter;
    private final AccessTokens accessTokens;
    private final OwnTokens refreshTokens;

    TokenIssuer(
            AccessTokenResolverSettings settings,
            String resolver,
            SigningKeys keys,
            AccessTokens accessTokens,
            OwnTokens refreshTokens) {
        this.settings = settings;
        this.resolver = resolver;
        this.jwks = new String(keys.jwks(), StandardCharsets.UTF_8);
        this.accessWriter = new CompactJwsWriter(keys.signing(), OwnTokenKind.ACCESS.type());
        this.refreshWriter = new CompactJwsWriter(keys.signing(), OwnTokenKind.REFRESH.type());
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
    }

    /**
     * What a session has to name among its {@linkplain dev.sessionkit.spi.SessionState#vouchers() vouchers} to be opened by its
     * access tokens.
     *
     * @return the name of the resolver in the settings
     */
    public String voucher() {
        return resolver;
    }

    /**
     * An access token: {@code iss}, {@code aud}, {@code client_id} by the settings, {@code jti} derived, everything else as the
     * claims say.
     *
     * @param claims what it says
     * @return a compact JWS of {@code typ} {@code at+jwt}
     * @throws IllegalArgumentException where a claim has no form in JSON, such as half a pair of surrogates or a time after the
     *     year 9999, or the token is longer than 16,384 characters; names the claim, not its value
     */
    public String accessToken(AccessTokenClaims claims) {
        TokenClaimsWriter writer = new TokenClaimsWriter()
                .issuer(settings.issuer())
                .subject(claims.user().value())
                .audience(settings.audience())
                .clientId(settings.clientId())
                .sessionId(claims.session().toString())
                .tokenId(TokenIds.of(claims))
                .issuedAt(claims.issuedAt())
                .expiresAt(claims.expiresAt())
                .authenticatedAt(claims.authenticatedAt());
        claims.role().ifPresent(role -> writer.claim(OwnTokenKind.ROLES, List.of(role)));
        claims.userName().ifPresent(name -> writer.claim(OwnTokenKind.USER_NAME, name));
        claims.userUuid().ifPresent(uuid -> writer.claim(OwnTokenKind.USER_UUID, uuid));
        return accessWriter.write(writer.bytes());
    }

    /**
     * A refresh token, a secret of its client. It is not encrypted: whoever reads it can renew the session.
     *
     * @param renewal the credential that renews the session
     * @param user whose session
     * @param issuedAt when the credential was made
     * @param expiresAt until when it counts, for the client to know; the session's record decides
     * @return a compact JWS of {@code typ} {@code rt+jwt}
     * @throws IllegalArgumentException as {@link #accessToken} throws it
     */
    public String refreshToken(SessionToken renewal, UserId user, Instant issuedAt, Instant expiresAt) {
        TokenClaimsWriter writer = new TokenClaimsWriter()
                .issuer(settings.issuer())
                .subject(user.value())
                .audience(List.of(settings.refreshAudience()))
                .sessionId(renewal.id().toString())
                .tokenId(TokenIds.of(renewal, issuedAt))
                .issuedAt(issuedAt)
                .expiresAt(expiresAt)
                .claim(OwnTokenKind.RENEWAL, renewal.reveal());
        return refreshWriter.write(writer.bytes());
    }

    /**
     * What a refresh token carries. Its signature, kind, issuer and audience are checked, but not its times: the session's
     * record judges the credential, so that one that is long replaced still reveals that it was copied.
     *
     * @param refreshToken hostile text
     * @return the credential, or empty where the text is no refresh token of ours
     */
    public Optional<SessionToken> renewal(String refreshToken) {
        return refreshTokens.genuine(refreshToken).flatMap(TokenIssuer::renewal);
    }

    private static Optional<SessionToken> renewal(GenuineToken token) {
        return token.claims()
                .text(OwnTokenKind.RENEWAL)
                .flatMap(SessionToken::parse)
                .filter(renewal -> renewal.id().equals(token.session()));
    }

    /**
     * The session of an access token that counts by its times; whether the session lives is not looked up.
     *
     * @param accessToken hostile text
     * @return the session's id, or empty where the text is no access token of ours, or its time has run out
     */
    public Optional<SessionId> session(String accessToken) {
        return judge(accessToken) instanceof AccessTokenVerdict.Valid valid
                ? Optional.of(valid.session())
                : Optional.empty();
    }

    /**
     * The same for who has to tell a token that ran out from one that never was ours, such as for signing out.
     *
     * @param accessToken hostile text
     * @return what it is
     */
    public AccessTokenVerdict judge(String accessToken) {
        return accessTokens.verdict(accessToken);
    }

    /**
     * What all tokens say of themselves.
     *
     * @return {@code iss}
     */
    public String issuer() {
        return settings.issuer();
    }

    /**
     * The client that tokens are made for.
     *
     * @return {@code client_id}
     */
    public String clientId() {
        return settings.clientId();
    }

    /**
     * The keys for others to check access tokens with (RFC 7517, section 5), to be served as {@link #JWKS_TYPE}. Secrets are not
     * among them.
     *
     * @return JSON, always the same
     */
    public String jwks() {
        return jwks;
    }

    @Override
    public String toString() {
        return "TokenIssuer[" + settings.issuer() + "]";
    }
}
