package dev.sessionkit.auth.oidc;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import java.net.URI;

/** Asks who the user is, with the access token (OpenID Connect Core 5.3). Thread-safe. */
record UserInfo(ConfiguredProvider provider, ProviderHttp http) {

    JsonMembers fetch(URI endpoint, BearerAccessToken accessToken) {
        ProviderAnswer answer = http.send(provider, new UserInfoRequest(endpoint, accessToken).toHTTPRequest());
        provider.require(answer.isOk(), IdentityRefusal.USER_INFO);
        return JsonMembers.read(answer.body()).orElseThrow(() -> provider.refused(IdentityRefusal.USER_INFO));
    }

    /** About this subject and nobody else, or it must not be used (5.3.2). */
    JsonMembers fetch(URI endpoint, BearerAccessToken accessToken, String subject) {
        JsonMembers members = fetch(endpoint, accessToken);
        provider.require(members.text("sub").filter(subject::equals).isPresent(), IdentityRefusal.USER_INFO);
        return members;
    }
}
