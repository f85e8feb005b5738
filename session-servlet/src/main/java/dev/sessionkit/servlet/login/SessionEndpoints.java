package dev.sessionkit.servlet.login;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.auth.SessionManagement;
import dev.sessionkit.auth.UserSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import dev.sessionkit.servlet.problem.SessionJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user's sessions: whether there is one, which there are, and ending them. Thread-safe.
 *
 * @param sessions of the user
 * @param roleMetadata what a session's account calls its role
 * @param forgotten what browsers that sign out are told to forget
 */
record SessionEndpoints(SessionManagement sessions, String roleMetadata, List<String> forgotten) {

    /**
     * Costs what looking at the session costs, and no more. A session without a user, such as a visitor's with a cart, is nobody's
     * login.
     */
    void validate(Call call) throws IOException {
        Session session = call.context().require(SessionType.VALID_SESSION);
        Map<String, Object> user =
                UserJson.of(session, roleMetadata).orElseThrow(() -> new SessionRequiredException(RejectReason.ABSENT));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("valid", true);
        json.put("user", user);
        json.put("session", SessionJson.of(live(session), true));
        call.answer(200, json);
    }

    private static SessionInfo live(Session session) {
        return new SessionInfo(
                session.id(),
                session.user(),
                session.createdAt(),
                session.lastSeenAt(),
                session.login(),
                Optional.empty());
    }

    void list(Call call) throws IOException {
        List<UserSession> live = sessions.list(call.context());
        Map<String, Object> json = new LinkedHashMap<>(); // Map.of would write it in another order in each process
        json.put("activeSessions", live.size());
        json.put(
                "sessions",
                live.stream()
                        .map(each -> SessionJson.of(each.info(), each.current()))
                        .toList());
        call.answer(200, json);
    }

    void end(Call call) {
        call.context().require(SessionType.VALID_SESSION); // nobody else is told which ids are none
        Optional<SessionId> id = SessionId.parse(call.free().get(0));
        if (id.isEmpty() || !sessions.end(call.context(), id.get())) {
            throw new ProblemException(Problem.of(404, "not-found", "There is no such session of yours"));
        }
        call.response().setStatus(204);
    }

    /** For those with a session; whoever has none learns why, before anything else is asked of them. */
    Endpoint known(Endpoint endpoint) {
        return call -> {
            call.context().require(SessionType.VALID_SESSION);
            endpoint.answer(call);
        };
    }

    void logout(Call call) throws IOException {
        boolean ended = sessions.logout(call.context());
        ClearSiteData.tell(forgotten, call.response());
        call.answer(200, Map.of("loggedOut", ended));
    }

    void kick(Call call) throws IOException {
        call.answer(200, Map.of("kicked", sessions.kick(call.context())));
    }
}
