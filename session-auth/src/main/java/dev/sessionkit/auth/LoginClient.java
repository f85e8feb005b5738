package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.core.SessionContext;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asks to sign in: the request, and what its transport knows of it. Used as long as the request is; each method gives a new
 * value.
 *
 * @param request for its address, its agent, and the tokens it still holds
 * @param device the client's name for its device, at most {@value dev.sessionkit.spi.Login#LONGEST_NAME} characters
 * @param current the valid session that it has, which the new one replaces (ASVS 7.2.4)
 * @param insists whether the user has been asked, and other sessions may end ({@link LimitPolicy#ASK})
 * @param held a token of an earlier session that its request does not bring by itself, such as an old refresh token: who shows one
 *     is not slowed with strangers; hostile
 */
public record LoginClient(
        SessionRequest request,
        Optional<String> device,
        Optional<SessionId> current,
        boolean insists,
        Optional<String> held) {

    /**
     * Checks that all is there.
     *
     * @param request for its address and agent
     * @param device the client's name for its device
     * @param current the session it has
     * @param insists whether other sessions may end
     * @param held a token of an earlier session
     */
    public LoginClient {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(held, "held");
    }

    /**
     * The client of a request, with the valid session that it has.
     *
     * @param context of the request
     * @return without device
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken, so that nothing is known
     */
    public static LoginClient of(SessionContext context) {
        LoginClient client = of(context.request());
        return context.session().map(session -> client.insteadOf(session.id())).orElse(client);
    }

    /**
     * A client that has no session that could be replaced, such as one whose tokens are not cookies.
     *
     * @param request that asks
     * @return without device and session
     */
    public static LoginClient of(SessionRequest request) {
        return new LoginClient(request, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /**
     * The same, on a device.
     *
     * @param name the client's name for it
     * @return a new value
     */
    public LoginClient onDevice(String name) {
        return new LoginClient(request, Optional.of(name), current, insists, held);
    }

    /**
     * The same, with a session that the new one replaces.
     *
     * @param session valid, and the client's own
     * @return a new value
     */
    public LoginClient insteadOf(SessionId session) {
        return new LoginClient(request, device, Optional.of(session), insists, held);
    }

    /**
     * The same, whose user was shown the list of {@link SessionLimitException} and wants to be signed in here.
     *
     * @return a new value
     */
    public LoginClient insisting() {
        return new LoginClient(request, device, current, true, held);
    }

    /**
     * The same, which has shown a token of an earlier session.
     *
     * @param token an auth, reissue or refresh token, of whatever age; hostile
     * @return a new value
     */
    public LoginClient holding(String token) {
        return new LoginClient(request, device, current, insists, Optional.of(token));
    }

    @Override
    public String toString() {
        return "LoginClient[current=" + current + ", insists=" + insists + "]";
    }
}
