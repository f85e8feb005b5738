package dev.sessionkit.auth.oidc;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.util.Optional;

/** What a code was redeemed for. Prints nothing. */
record RedeemedTokens(BearerAccessToken accessToken, Optional<String> idToken) {

    @Override
    public String toString() {
        return "RedeemedTokens[hidden]";
    }
}
