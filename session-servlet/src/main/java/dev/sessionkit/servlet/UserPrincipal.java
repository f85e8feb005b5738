package dev.sessionkit.servlet;

import dev.sessionkit.api.UserId;
import java.security.Principal;

/**
 * Whose session it is, as servlets ask for it.
 *
 * @param user the host's name for them
 */
record UserPrincipal(UserId user) implements Principal {

    @Override
    public String getName() {
        return user.value();
    }

    @Override
    public String toString() {
        return user.value();
    }
}
