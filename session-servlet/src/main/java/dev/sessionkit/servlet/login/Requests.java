package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import java.util.function.Supplier;

/** What is said of requests that cannot be understood. Nothing of them is repeated. */
final class Requests {

    private Requests() {}

    /**
     * A request that has not the form it must have.
     *
     * @param detail in our own words
     */
    static ProblemException bad(String detail) {
        return new ProblemException(badRequest(detail));
    }

    static Problem badRequest(String detail) {
        return Problem.of(400, "bad-request", "The request has not the form that is asked for")
                .saying("detail", detail);
    }

    /**
     * Asks a service, whose word on what was sent is the client's to read.
     *
     * @param service throws {@link IllegalArgumentException} for what was sent, and says in its message nothing of it
     */
    static <T> T understood(Supplier<T> service) {
        try {
            return service.get();
        } catch (IllegalArgumentException refused) {
            throw bad(String.valueOf(refused.getMessage()));
        }
    }
}
