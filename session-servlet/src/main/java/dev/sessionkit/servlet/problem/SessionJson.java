package dev.sessionkit.servlet.problem;

import dev.sessionkit.core.SessionInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session as its user is shown it, in JSON. */
public final class SessionJson {

    private SessionJson() {}

    /**
     * Sessions in their order.
     *
     * @param sessions none of them the request's own
     * @return what Jackson can write
     */
    public static List<Map<String, Object>> list(List<SessionInfo> sessions) {
        return sessions.stream().map(session -> of(session, false)).toList();
    }

    /**
     * One session.
     *
     * @param session any
     * @param current whether it is the request's own
     * @return what Jackson can write; who knows neither device nor agent leaves them out
     */
    public static Map<String, Object> of(SessionInfo session, boolean current) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", session.id().toString());
        json.put("current", current);
        json.put("createdAt", session.createdAt().toString());
        json.put("lastSeenAt", session.lastSeenAt().toString());
        session.login().ifPresent(login -> {
            json.put("signedInAt", login.at().toString());
            json.put("provider", login.method());
            put(json, "device", login.device());
            put(json, "agent", login.agent());
            put(json, "address", login.address());
        });
        return json;
    }

    private static void put(Map<String, Object> json, String name, Optional<String> value) {
        value.ifPresent(text -> json.put(name, text));
    }
}
