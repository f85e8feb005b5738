package dev.sessionkit.examples.quickstart;

/** The client's own mistake. What it says goes to the client, so it holds nothing that the client sent. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** With a status of HTTP in the 400s. */
    RefusedException(int status, String error) {
        super(error);
        problem = new Problem(status, error);
    }

    Problem problem() {
        return problem;
    }
}
