package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.auth.LoginClient;
import dev.sessionkit.auth.TokenIntrospection;
import dev.sessionkit.auth.TokenPairGrant;
import dev.sessionkit.auth.TokenPairService;
import dev.sessionkit.spi.Secret;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Registering and signing in for a pair of tokens. The session that the browser has ends then, whoever's it is (ASVS 7.2.4).
 * Thread-safe.
 *
 * @param pairs does the work
 * @param cookie where the refresh token of the session before is
 * @param answer how it is answered
 */
record PairLogins(TokenPairService pairs, RefreshCookie cookie, PairAnswer answer) {

    void register(Call call) throws IOException {
        JsonBody body = call.body();
        String userName = body.required("username");
        Optional<String> email = body.text("email");
        Secret password = Secret.of(body.required("password"));
        begin(call, 201, body, client -> pairs.register(client, userName, email, password));
    }

    void login(Call call) throws IOException {
        JsonBody body = call.body();
        String name = body.either("username", "email");
        Secret password = Secret.of(body.required("password"));
        begin(call, 200, body, client -> pairs.login(client, name, password));
    }

    private void begin(Call call, int status, JsonBody body, Function<LoginClient, TokenPairGrant> way)
            throws IOException {
        Optional<String> held = held(call);
        LoginClient client = saying(body, client(call, held));
        TokenPairGrant grant = Requests.understood(() -> way.apply(client));
        held.ifPresent(pairs::revoke); // still live where it was another user's, or had just been replaced
        answer.send(call, status, grant);
    }

    /** The genuine refresh token that the next one overwrites. */
    private Optional<String> held(Call call) {
        try {
            return cookie.presented(call).filter(cookie.ours());
        } catch (SessionRequiredException ambiguous) {
            return Optional.empty(); // somebody may have planted one of them
        }
    }

    private LoginClient client(Call call, Optional<String> held) {
        LoginClient client = LoginClient.of(call.context().request());
        if (held.isEmpty()) {
            return client;
        }
        LoginClient holding = client.holding(held.get());
        return pairs.introspect(held.get()) instanceof TokenIntrospection.Active active
                ? holding.insteadOf(active.session()) // so that it does not count against the limit
                : holding;
    }

    private static LoginClient saying(JsonBody body, LoginClient client) {
        LoginClient named = body.text("device").map(client::onDevice).orElse(client);
        return body.flag("kick-others") ? named.insisting() : named;
    }
}
