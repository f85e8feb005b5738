package dev.sessionkit.core;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What a new session starts with. Immutable; each method gives a new value.
 *
 * @param user whose it is; empty: nobody's yet
 * @param method how they signed in, such as {@code PASSWORD}, at most 128 characters; empty where there is no user
 * @param device the client's name for its device, cut to 128 characters
 * @param resource the product the client is, cut to 128 characters
 * @param account what it holds under {@link Entity#ACCOUNT}; without one it is no more than a
 *     {@link dev.sessionkit.api.SessionType#VALID_SESSION}
 * @param vouchers names of resolvers whose word alone shall open it; normally none, since ids are public
 */
public record NewSession(
        Optional<UserId> user,
        Optional<String> method,
        Optional<String> device,
        Optional<String> resource,
        Optional<Entity> account,
        List<String> vouchers) {

    private static final NewSession ANONYMOUS = new NewSession(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /**
     * Checks and copies.
     *
     * @param user whose it is
     * @param method how they signed in
     * @param device on what device
     * @param resource with what product
     * @param account what it stands for
     * @param vouchers whose word alone opens it
     */
    public NewSession {
        if (method.isPresent() != user.isPresent()) {
            throw new IllegalArgumentException("a new session has a user and a login method, or neither");
        }
        vouchers = List.copyOf(vouchers);
    }

    /**
     * A session of nobody in particular, such as for a basket before signing in.
     *
     * @return the start of a session without user
     */
    public static NewSession anonymous() {
        return ANONYMOUS;
    }

    /**
     * A session of somebody who has just proved who they are. To count as more than a valid session it needs an
     * {@linkplain #withAccount account} too, now or from another service later.
     *
     * @param user who
     * @param method how, such as {@code PASSWORD}
     * @return the start of a signed-in session
     */
    public static NewSession of(UserId user, String method) {
        return new NewSession(
                Optional.of(user),
                Optional.of(method),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * The same, from a device.
     *
     * @param name the client's name for it
     * @return a new value
     */
    public NewSession onDevice(String name) {
        return new NewSession(user, method, Optional.of(name), resource, account, vouchers);
    }

    /**
     * The same, with a product.
     *
     * @param name the product the client is
     * @return a new value
     */
    public NewSession withResource(String name) {
        return new NewSession(user, method, device, Optional.of(name), account, vouchers);
    }

    /**
     * The same, for an account, whose role says how much the session stands for.
     *
     * @param entity what services find under {@link Entity#ACCOUNT}
     * @return a new value
     */
    public NewSession withAccount(Entity entity) {
        return new NewSession(user, method, device, resource, Optional.of(entity), vouchers);
    }

    /**
     * The same, opened by the word of resolvers.
     *
     * @param resolvers their names in the settings
     * @return a new value
     */
    public NewSession vouchedBy(List<String> resolvers) {
        return new NewSession(user, method, device, resource, account, resolvers);
    }
}
