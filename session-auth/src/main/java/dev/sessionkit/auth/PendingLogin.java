package dev.sessionkit.auth;

import dev.sessionkit.api.SessionKey;
import java.util.Optional;

/**
 * A login at another system that has begun, as its record keeps it. Immutable.
 *
 * @param provider its name in the settings
 * @param target where the user wants to go then, as the transport said
 * @param insists whether the user wants to be signed in whoever must give way
 * @param linksAccount the number of the account that the identity is for, where somebody who is signed in links it
 */
record PendingLogin(String provider, String target, boolean insists, Optional<Long> linksAccount) {

    static final SessionKey<PendingLogin> KEY = SessionKey.of("socialLogin", PendingLogin.class);
}
