package dev.sessionkit.servlet.login;

import dev.sessionkit.auth.LoginResult;
import dev.sessionkit.auth.SessionManagement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is told to whoever has signed in. Thread-safe.
 *
 * @param sessions counts them
 */
record LoginAnswers(SessionManagement sessions) {

    /** Hands the session to the client, and says whose it is and how many there are. May be added to. */
    Map<String, Object> signIn(Call call, LoginResult login) {
        call.context().adopt(login.session());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("user", UserJson.of(login.account()));
        json.put("activeSessions", sessions.count(login.account().id()));
        return json;
    }
}
