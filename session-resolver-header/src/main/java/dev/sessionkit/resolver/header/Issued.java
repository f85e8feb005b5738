package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.IssuedSession;

/** What there is to send. */
final class Issued {

    private Issued() {}

    /** The token of {@code session} in clear, for {@code resolver}, which can carry nothing else. */
    static String token(IssuedSession session, String resolver) {
        return session.token()
                .map(SessionToken::reveal)
                .orElseThrow(() -> new IllegalStateException(resolver + " carries tokens, but the session has"
                        + " none, since it travels whole: name the resolver that carries it under Authentication.SessionResolver,"
                        + " or a store that keeps sessions under Catena.SessionStore.SessionProvider"));
    }
}
