package dev.sessionkit.auth.oidc;

import dev.sessionkit.auth.ExternalLogin;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider of OpenID Connect. Thread-safe. */
final class OpenIdProvider implements IdentityProvider, AutoCloseable {

    private final ConfiguredProvider provider;
    private final Discovery discovery;
    private final ProviderKeys keys;
    private final TokenExchange exchange;
    private final UserInfo userInfo;
    private final IdTokenJudge idTokens;
    private final LogoutTokenJudge logoutTokens;
    private final Profiles profiles;

    OpenIdProvider(ConfiguredProvider provider, ProviderHttp http, InstantSource clock) {
        this.provider = provider;
        this.discovery = new Discovery(provider, http, clock);
        this.keys = new ProviderKeys(provider.settings(), clock);
        this.exchange = new TokenExchange(provider, http);
        this.userInfo = new UserInfo(provider, http);
        this.idTokens = new IdTokenJudge(provider, clock);
        this.logoutTokens = new LogoutTokenJudge(provider, clock);
        this.profiles = new Profiles(provider);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public URI authorizationUri(LoginSecrets secrets) {
        return AuthorizationUris.openId(discovery.metadata().authorizationEndpoint(), provider.settings(), secrets);
    }

    @Override
    public ExternalLogin complete(Map<String, List<String>> callback, LoginSecrets secrets) {
        Callback answer = Callback.of(provider, callback);
        answer.requireState(secrets.state()); // costs the provider nothing
        ProviderMetadata metadata = discovery.metadata();
        answer.requireIssuer(metadata.namesIssuer());
        RedeemedTokens tokens = exchange.redeem(metadata.tokenEndpoint(), answer.code(), secrets);
        JsonMembers idToken = judged(tokens, metadata, secrets);
        Optional<JsonMembers> info = idToken.text("sub")
                .flatMap(subject -> metadata.userInfoEndpoint()
                        .map(endpoint -> userInfo.fetch(endpoint, tokens.accessToken(), subject)));
        return profiles.openId(idToken, info);
    }

    private JsonMembers judged(RedeemedTokens tokens, ProviderMetadata metadata, LoginSecrets secrets) {
        String idToken = tokens.idToken().orElseThrow(() -> provider.refused(IdentityRefusal.TOKEN_ANSWER));
        return idTokens.judge(keys.verifiers(metadata).idTokens(), idToken, secrets, tokens.accessToken());
    }

    @Override
    public LogoutNotice logout(String logoutToken) {
        return logoutTokens.judge(keys.verifiers(discovery.metadata()).logoutTokens(), logoutToken);
    }

    @Override
    public boolean linksVerifiedEmail() {
        return provider.settings().linkVerifiedEmail();
    }

    @Override
    public void close() {
        keys.close();
    }
}
