package dev.sessionkit.examples.quickstart;

import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is not what was asked for: JSON for programs, a page for people.
 *
 * @param status of HTTP
 * @param error what is wrong, in a few words, none of them the client's
 * @param rejection why there is no session, where one is needed
 */
record Problem(int status, String error, Optional<Rejection> rejection) {

    Problem(int status, String error) {
        this(status, error, Optional.empty());
    }

    Problem(SessionRequiredException why) {
        this(401, "not signed in", Optional.of(new Rejection(why.reason(), why.endReason())));
    }

    Answer answer(boolean html) {
        return html ? Answer.html(status, Page.problem(error, rejection)) : Answer.json(status, json());
    }

    private Map<String, String> json() {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("error", error);
        rejection.ifPresent(why -> json.put("reason", why.reason().name()));
        rejection.flatMap(Rejection::endReason).ifPresent(ended -> json.put("endReason", ended.code()));
        return json;
    }
}
