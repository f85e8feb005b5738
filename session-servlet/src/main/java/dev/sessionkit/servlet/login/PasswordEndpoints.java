package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.AuthenticationService;
import dev.sessionkit.auth.LoginClient;
import dev.sessionkit.auth.LoginResult;
import dev.sessionkit.spi.Secret;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signing in by name and password, and making an account. Thread-safe.
 *
 * @param logins proves who it is
 * @param answers what is said then
 */
record PasswordEndpoints(AuthenticationService logins, LoginAnswers answers) {

    private static final String PROVIDER = "PASSWORD"; // of Login.Providers

    /** {@code {"username" or "email", "password", "device"?, "kick-others"?}}. */
    void login(Call call) throws IOException {
        JsonBody body = call.body();
        LoginClient client = client(call, body);
        LoginClient asking = body.flag("kick-others") ? client.insisting() : client;
        Map<String, String> known =
                Map.of("username", body.either("username", "email"), "password", body.required("password"));
        Secret payload = Secret.of(JsonMapper.shared().writeValueAsString(known));
        LoginResult login = Requests.understood(() -> logins.login(asking, PROVIDER, payload));
        call.answer(200, answers.signIn(call, login));
    }

    /** {@code {"username", "email"?, "password", "device"?}}. */
    void register(Call call) throws IOException {
        JsonBody body = call.body();
        LoginClient client = client(call, body);
        String name = body.required("username");
        Optional<String> email = body.text("email");
        Secret password = Secret.of(body.required("password"));
        LoginResult login = Requests.understood(() -> logins.register(client, name, email, password));
        call.answer(201, answers.signIn(call, login));
    }

    private static LoginClient client(Call call, JsonBody body) {
        LoginClient client = LoginClient.of(call.context());
        return body.text("device").map(client::onDevice).orElse(client);
    }
}
