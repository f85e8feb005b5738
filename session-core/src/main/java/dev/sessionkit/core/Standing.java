package dev.sessionkit.core;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.DataView.UnreadableValueException;
import dev.sessionkit.core.settings.SessionsSettings;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Whom a session stands for, and with what power. A request that lost a race applies its changes again only while this is
 * what it saw: what began before a login must not write into the session after it.
 *
 * @param user whose session
 * @param signedInAt when they signed in
 * @param account whether there is an account
 * @param role the account's role
 */
record Standing(Optional<UserId> user, Optional<Instant> signedInAt, boolean account, Optional<String> role) {

    /** Whether two states of a session stand for the same; what cannot be read stands for nothing. */
    static boolean same(SessionRecord one, SessionRecord other, Kernel kernel) {
        try {
            return one.id().equals(other.id()) && of(one, kernel).equals(of(other, kernel));
        } catch (UnreadableValueException e) {
            return false;
        }
    }

    private static Standing of(SessionRecord session, Kernel kernel) {
        Optional<Entity> account = kernel.codec().view(session.data()).get(Entity.ACCOUNT);
        return new Standing(
                session.user(),
                session.state().login().map(Login::at),
                account.isPresent(),
                account.flatMap(entity -> entity.string(kernel.settings().roleMetadata())));
    }

    /** What an account of a role is: what the settings say, else a user's. */
    static SessionType typeOf(Entity account, SessionsSettings settings) {
        Optional<String> role = account.string(settings.roleMetadata());
        return role.isEmpty()
                ? SessionType.USER_ACCOUNT
                : settings.roles().getOrDefault(role.get(), SessionType.USER_ACCOUNT);
    }
}
