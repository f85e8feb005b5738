package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;

/**
 * What a host would pick instead to refresh tokens: Spring Authorization Server, which rotates them too, and signs one ES256
 * access token. It looks no account up, and a token that comes back is unknown to it: neither given the same answer again nor
 * taken for a copy. Its table gets the index on refresh tokens that its script leaves out.
 */
final class SpringAuthorization {

    private static final String SCHEMA =
            "/org/springframework/security/oauth2/server/authorization/oauth2-authorization-schema.sql";

    private static final String CLIENT = "web";
    private static final int MEMBERS = 64;

    private final OAuth2AuthorizationService authorizations;
    private final OAuth2RefreshTokenAuthenticationProvider provider;
    private final RegisteredClient client;

    SpringAuthorization(Postgres postgres, DataSource dataSource) throws SQLException, IOException {
        postgres.execute(schema());
        client = RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .tokenSettings(TokenSettings.builder()
                        .reuseRefreshTokens(false)
                        .accessTokenTimeToLive(Duration.ofMinutes(15))
                        .refreshTokenTimeToLive(Duration.ofDays(7))
                        .build())
                .build();
        authorizations = new JdbcOAuth2AuthorizationService(
                new JdbcTemplate(dataSource), new InMemoryRegisteredClientRepository(client));
        JwtGenerator accessTokens = new JwtGenerator(new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key()))));
        accessTokens.setJwtCustomizer(token -> {
            token.getJwsHeader().algorithm(SignatureAlgorithm.ES256).type(TokenIssuer.TYPE);
            token.getClaims().claim("roles", new ArrayList<>(List.of("user"))); // it reads back no other list
        });
        provider = new OAuth2RefreshTokenAuthenticationProvider(
                authorizations, new DelegatingOAuth2TokenGenerator(accessTokens, new OAuth2RefreshTokenGenerator()));
    }

    private static String schema() throws IOException {
        try (InputStream script = SpringAuthorization.class.getResourceAsStream(SCHEMA)) {
            String sql = new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
            return sql.replace(" blob ", " text ") + "; CREATE INDEX ON oauth2_authorization (refresh_token_value)";
        }
    }

    private static ECKey key() {
        try {
            TokenAlgorithm.Keys keys = TokenAlgorithm.ES256.newKeys();
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.checking())
                    .privateKey((ECPrivateKey) keys.signing())
                    .keyID(TokenIssuer.KEY_ID)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks ES256", e);
        }
    }

    Operation refresh(int lane) {
        AuthorizationServerContextHolder.setContext(new Context());
        String[] tokens = IntStream.range(0, MEMBERS).mapToObj(this::begun).toArray(String[]::new);
        OAuth2ClientAuthenticationToken caller =
                new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, null);
        Turn turn = new Turn(lane);
        return () -> {
            int member = turn.next() % MEMBERS;
            OAuth2AccessTokenAuthenticationToken pair = (OAuth2AccessTokenAuthenticationToken) provider.authenticate(
                    new OAuth2RefreshTokenAuthenticationToken(tokens[member], caller, null, null));
            tokens[member] = pair.getRefreshToken().getTokenValue();
            return pair.getAccessToken().getTokenValue();
        };
    }

    private String begun(int member) {
        String user = Population.user(member);
        Instant now = Instant.now();
        OAuth2RefreshToken token =
                new OAuth2RefreshToken(UUID.randomUUID().toString(), now, now.plus(Duration.ofDays(7)));
        authorizations.save(OAuth2Authorization.withRegisteredClient(client)
                .principalName(user)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(
                                user, null, List.of(new SimpleGrantedAuthority("ROLE_USER"))))
                .refreshToken(token)
                .build());
        return token.getTokenValue();
    }

    /** Of the request, which a filter would set. */
    private record Context() implements AuthorizationServerContext {

        private static final AuthorizationServerSettings SETTINGS =
                AuthorizationServerSettings.builder().issuer(TokenIssuer.NAME).build();

        @Override
        public String getIssuer() {
            return TokenIssuer.NAME;
        }

        @Override
        public AuthorizationServerSettings getAuthorizationServerSettings() {
            return SETTINGS;
        }
    }
}
