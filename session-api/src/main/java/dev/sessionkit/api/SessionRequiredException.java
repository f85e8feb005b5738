package dev.sessionkit.api;

import java.util.Objects;
import java.util.Optional;

/** The request has no valid session: 401 over HTTP, {@code UNAUTHENTICATED} over gRPC. */
public final class SessionRequiredException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    private final RejectReason reason;

    /** Why the session ended, if it did. */
    private final transient Optional<EndReason> endReason;

    /**
     * There is no session.
     *
     * @param reason why
     */
    public SessionRequiredException(RejectReason reason) {
        this(reason, Optional.empty());
    }

    /**
     * There is none any more.
     *
     * @param reason why
     * @param endReason why the session ended, known to whoever presented a genuine token of it
     */
    public SessionRequiredException(RejectReason reason, Optional<EndReason> endReason) {
        super("no valid session: " + reason
                + endReason.map(ended -> " (" + ended + ")").orElse(""));
        this.reason = Objects.requireNonNull(reason, "reason");
        this.endReason = endReason;
    }

    /**
     * Why there is no valid session.
     *
     * @return one of the reasons
     */
    public RejectReason reason() {
        return reason;
    }

    /**
     * Why the session ended.
     *
     * @return the reason, or empty unless {@link #reason()} is {@link RejectReason#ENDED}
     */
    public Optional<EndReason> endReason() {
        return endReason == null ? Optional.empty() : endReason;
    }
}
