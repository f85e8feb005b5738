package dev.sessionkit.servlet.login;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What a provider says of a user who has signed out there (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
record LogoutToken(String subject) implements OAuth2TokenCallback {

    @Override
    public String issuerId() {
        return "games";
    }

    @Override
    public String subject(TokenRequest request) {
        return subject;
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "logout+jwt";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("shop");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return Map.of("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    @Override
    public long tokenExpiry() {
        return 120;
    }
}
