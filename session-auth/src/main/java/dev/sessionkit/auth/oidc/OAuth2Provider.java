package dev.sessionkit.auth.oidc;

import dev.sessionkit.auth.ExternalLogin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of OAuth 2.0 without OpenID Connect: the answer of its API, fetched with a token that its token endpoint gave for
 * this login's code and verifier, says who the user is. Thread-safe.
 */
final class OAuth2Provider implements IdentityProvider {

    private final ConfiguredProvider provider;
    private final TokenExchange exchange;
    private final UserInfo userInfo;
    private final Profiles profiles;

    OAuth2Provider(ConfiguredProvider provider, ProviderHttp http) {
        this.provider = provider;
        this.exchange = new TokenExchange(provider, http);
        this.userInfo = new UserInfo(provider, http);
        this.profiles = new Profiles(provider);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public URI authorizationUri(LoginSecrets secrets) {
        IdentityProviderSettings settings = provider.settings();
        return AuthorizationUris.plain(known(settings.authorizationEndpoint()), settings, secrets);
    }

    @Override
    public ExternalLogin complete(Map<String, List<String>> callback, LoginSecrets secrets) {
        IdentityProviderSettings settings = provider.settings();
        Callback answer = Callback.of(provider, callback);
        answer.requireState(secrets.state());
        answer.requireIssuer(false);
        RedeemedTokens tokens = exchange.redeem(known(settings.tokenEndpoint()), answer.code(), secrets);
        return profiles.plain(userInfo.fetch(known(settings.userInfoEndpoint()), tokens.accessToken()));
    }

    @Override
    public LogoutNotice logout(String logoutToken) {
        throw provider.refused(IdentityRefusal.NOT_SUPPORTED);
    }

    @Override
    public boolean linksVerifiedEmail() {
        return provider.settings().linkVerifiedEmail();
    }

    /** The settings of this type have all three. */
    private static URI known(Optional<URI> endpoint) {
        return endpoint.orElseThrow(() -> new IllegalStateException("settings without endpoints are refused"));
    }
}
