package dev.sessionkit.servlet.http;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.SessionContext;
import java.util.List;

/** What is known of the sessions of one request, the filter's side of it. Used by one thread at a time. */
public interface RequestSessions {

    /**
     * The request's context.
     *
     * @return the same each time
     */
    SessionContext context();

    /**
     * The sessions that the request names with a token, whether those open anything or not.
     *
     * @param cookies false for those that it would name without cookies
     * @return their ids, in the order in which they are tried
     */
    List<SessionId> presented(boolean cookies);

    /**
     * Whether the session of this request would be the same had the browser sent no cookies.
     *
     * @return false where it has none
     */
    boolean sessionWithoutCookies();

    /**
     * Whether what the request has set is stored.
     *
     * @return true where it was committed, and that did not fail
     */
    boolean saved();
}
