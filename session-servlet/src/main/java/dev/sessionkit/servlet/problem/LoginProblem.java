package dev.sessionkit.servlet.problem;

import dev.sessionkit.core.SessionInfo;
import java.util.List;

/** What is said of logins that are refused, by whatever way they came to be. */
public final class LoginProblem {

    private LoginProblem() {}

    /**
     * Nobody is told why.
     *
     * @return 401, without its challenge
     */
    public static Problem refused() {
        return Problem.of(401, "login-refused", "Nothing that was sent proves who this is");
    }

    /**
     * The user has said no at the provider.
     *
     * @return 401, without its challenge
     */
    public static Problem cancelled() {
        return Problem.of(401, "login-cancelled", "The login was cancelled");
    }

    /**
     * One more would be too many.
     *
     * @param sessions that there are
     * @return 409
     */
    public static Problem limit(List<SessionInfo> sessions) {
        return Problem.of(409, "session-limit", "There are as many sessions as allowed")
                .saying("sessions", SessionJson.list(sessions));
    }
}
