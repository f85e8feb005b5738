package dev.sessionkit.auth;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionToken;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * To whom a one-time token was given, as its record keeps it. Immutable.
 *
 * @param session the session that was made with it
 * @param login the id of the login whose token the browser holds
 * @param loginHash hash of that token's secret, in base64url
 */
record TokenBinding(String session, Optional<String> login, Optional<String> loginHash) {

    static final SessionKey<TokenBinding> KEY = SessionKey.of("oneTimeTokenBinding", TokenBinding.class);

    static TokenBinding of(SessionId session, Optional<SessionToken> login) {
        return new TokenBinding(
                session.toString(),
                login.map(token -> token.id().toString()),
                login.map(token -> text(token.secret().hash())));
    }

    /** The session that was made with the token. */
    Optional<SessionId> madeSession() {
        return SessionId.parse(session);
    }

    /** Whether a client is the one that it was given to: it has the session, or what the login left. */
    boolean holds(Optional<SessionId> current, List<SessionToken> presented) {
        boolean sameSession = current.isPresent() && current.equals(madeSession());
        return sameSession || presented.stream().anyMatch(this::isLogin);
    }

    private boolean isLogin(SessionToken presented) {
        return login.equals(Optional.of(presented.id().toString()))
                && loginHash
                        .map(TokenBinding::hash)
                        .filter(hash -> hash.matches(presented.secret()))
                        .isPresent();
    }

    private static String text(SecretHash hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.toBytes());
    }

    private static SecretHash hash(String text) {
        return SecretHash.ofBytes(Base64.getUrlDecoder().decode(text));
    }
}
