package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.IssuedSession;

/**
 * Somebody has signed in. Prints no secret. Immutable.
 *
 * @param session as it is stored, and the token that opens it: to be handed to
 *     {@link dev.sessionkit.core.SessionContext#adopt(IssuedSession)}, which sends it to the client
 * @param account whose it is
 */
public record LoginResult(IssuedSession session, Account account) {}
