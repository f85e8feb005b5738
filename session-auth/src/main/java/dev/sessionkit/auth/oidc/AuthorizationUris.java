package dev.sessionkit.auth.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;

/** Where a browser is sent to: code flow, PKCE with S256, state, and a nonce for OIDC. */
final class AuthorizationUris {

    private static final ResponseType CODE = new ResponseType(ResponseType.Value.CODE);

    private AuthorizationUris() {}

    static URI openId(URI endpoint, IdentityProviderSettings settings, LoginSecrets secrets) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        CODE, scope(settings), new ClientID(settings.clientId()), settings.redirectUri())
                .endpointURI(endpoint)
                .state(new State(secrets.state()))
                .nonce(new Nonce(secrets.nonce().reveal()))
                .codeChallenge(verifier(secrets), CodeChallengeMethod.S256);
        if (!settings.prompt().isEmpty()) {
            request.prompt(prompt(settings));
        }
        settings.maximumAge().ifPresent(age -> request.maxAge((int) age.toSeconds()));
        return request.build().toURI();
    }

    static URI plain(URI endpoint, IdentityProviderSettings settings, LoginSecrets secrets) {
        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(CODE, new ClientID(settings.clientId()))
                .endpointURI(endpoint)
                .redirectionURI(settings.redirectUri())
                .state(new State(secrets.state()))
                .codeChallenge(verifier(secrets), CodeChallengeMethod.S256);
        if (!settings.scopes().isEmpty()) {
            request.scope(scope(settings));
        }
        if (!settings.prompt().isEmpty()) {
            request.prompt(prompt(settings));
        }
        return request.build().toURI();
    }

    private static Scope scope(IdentityProviderSettings settings) {
        return new Scope(settings.scopes().toArray(String[]::new));
    }

    private static Prompt prompt(IdentityProviderSettings settings) {
        return new Prompt(settings.prompt().stream()
                .map(LoginPrompt::name)
                .map(Prompt.Type::valueOf)
                .toArray(Prompt.Type[]::new));
    }

    private static CodeVerifier verifier(LoginSecrets secrets) {
        return new CodeVerifier(secrets.codeVerifier().reveal());
    }
}
