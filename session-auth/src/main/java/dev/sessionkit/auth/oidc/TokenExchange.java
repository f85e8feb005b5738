package dev.sessionkit.auth.oidc;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Redeems codes (RFC 6749, section 4.1.3). Thread-safe. */
final class TokenExchange {

    private static final Pattern BEARER = Pattern.compile("[!-~]{1,8192}");
    private static final Set<String> OUR_FAULT = Set.of(
            OAuth2Error.INVALID_CLIENT.getCode(),
            OAuth2Error.UNAUTHORIZED_CLIENT.getCode(),
            OAuth2Error.UNSUPPORTED_GRANT_TYPE.getCode(),
            OAuth2Error.INVALID_SCOPE.getCode(),
            "incorrect_client_credentials", // GitHub's own names
            "redirect_uri_mismatch");

    private final ConfiguredProvider provider;
    private final ProviderHttp http;

    TokenExchange(ConfiguredProvider provider, ProviderHttp http) {
        this.provider = provider;
        this.http = http;
    }

    RedeemedTokens redeem(URI endpoint, String code, LoginSecrets secrets) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code),
                provider.settings().redirectUri(),
                new CodeVerifier(secrets.codeVerifier().reveal()));
        ProviderAnswer answer = http.send(provider, request(endpoint, grant).toHTTPRequest());
        TokenResponse response = read(answer);
        if (response instanceof TokenErrorResponse error) {
            throw refused(error);
        }
        return tokens(response.toSuccessResponse());
    }

    private TokenRequest request(URI endpoint, AuthorizationCodeGrant grant) {
        IdentityProviderSettings settings = provider.settings();
        ClientID client = new ClientID(settings.clientId());
        Secret secret = new Secret(
                settings.clientSecret().map(dev.sessionkit.spi.Secret::reveal).orElse(""));
        TokenRequest.Builder request = switch (settings.clientAuthentication()) {
            case CLIENT_SECRET_BASIC ->
                new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, secret), grant);
            case CLIENT_SECRET_POST -> new TokenRequest.Builder(endpoint, new ClientSecretPost(client, secret), grant);
            case NONE -> new TokenRequest.Builder(endpoint, client, grant);
        };
        return request.build();
    }

    /** Some answer errors with status 200: the object tells. */
    private TokenResponse read(ProviderAnswer answer) {
        try {
            TokenResponse response = TokenResponse.parse(JSONObjectUtils.parse(answer.text()));
            if (response instanceof TokenErrorResponse || answer.isOk()) {
                return response;
            }
        } catch (ParseException e) {
            // its message quotes the answer, so it goes no further
        }
        throw provider.refused(IdentityRefusal.TOKEN_ANSWER);
    }

    private IdentityRefusedException refused(TokenErrorResponse response) {
        String code = response.getErrorObject() == null
                ? null
                : response.getErrorObject().getCode();
        if (code == null) {
            return provider.refused(IdentityRefusal.TOKEN_ANSWER);
        }
        return provider.refused(OUR_FAULT.contains(code) ? IdentityRefusal.CLIENT : IdentityRefusal.CODE);
    }

    private RedeemedTokens tokens(AccessTokenResponse response) {
        boolean usable = response.getTokens().getAccessToken() instanceof BearerAccessToken token
                && BEARER.matcher(token.getValue()).matches();
        provider.require(usable, IdentityRefusal.TOKEN_ANSWER);
        Object idToken = response.getCustomParameters().get("id_token"); // as it came, for our own verifier
        return new RedeemedTokens(
                response.getTokens().getBearerAccessToken(),
                idToken instanceof String text ? Optional.of(text) : Optional.empty());
    }
}
