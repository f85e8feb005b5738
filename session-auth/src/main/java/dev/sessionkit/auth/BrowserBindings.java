package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import java.util.List;
import java.util.Optional;

/** What a browser holds of the logins it has begun, as it sends that: one text for each. */
final class BrowserBindings {

    private BrowserBindings() {}

    /** Those that are tokens, of the first {@value SocialLogin#MOST_BINDINGS}. */
    static List<SessionToken> of(List<String> presented) {
        return presented.stream()
                .limit(SocialLogin.MOST_BINDINGS)
                .map(SessionToken::parse)
                .flatMap(Optional::stream)
                .toList();
    }
}
