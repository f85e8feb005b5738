package dev.sessionkit.servlet.problem;

import dev.sessionkit.api.SessionException;

/** What an endpoint says in place of its answer. What the request set in its session is forgotten. */
public final class ProblemException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** The answer. */
    private final transient Problem problem;

    /**
     * An answer that is not what was asked for.
     *
     * @param problem nothing in it is the client's
     */
    public ProblemException(Problem problem) {
        super(problem.title());
        this.problem = problem;
    }

    /**
     * The answer.
     *
     * @return as given
     */
    public Problem problem() {
        return problem;
    }
}
