package dev.sessionkit.api;

import java.util.Objects;

/** The session is valid but stands for too little: 403 over HTTP, {@code PERMISSION_DENIED} over gRPC. */
public final class AccessDeniedException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** What was asked for. */
    private final SessionType required;

    /** What there is. */
    private final SessionType actual;

    /**
     * A session of one type where another is required.
     *
     * @param required what was asked for
     * @param actual what there is
     */
    public AccessDeniedException(SessionType required, SessionType actual) {
        super("the session is a " + actual + "; " + required + " is required"
                + (actual == SessionType.VALID_SESSION ? ", and it holds no account" : ""));
        this.required = Objects.requireNonNull(required, "required");
        this.actual = Objects.requireNonNull(actual, "actual");
    }

    /**
     * What was asked for.
     *
     * @return the least that would have done
     */
    public SessionType required() {
        return required;
    }

    /**
     * What there is.
     *
     * @return the session's type
     */
    public SessionType actual() {
        return actual;
    }
}
