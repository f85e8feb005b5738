package dev.sessionkit.grpc;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.core.SessionDataException;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which exception is answered how: no session UNAUTHENTICATED, too little PERMISSION_DENIED, store broken UNAVAILABLE. What is a
 * mistake of the host's is INTERNAL, and logged; whatever is not about sessions is the host's to answer.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    /** There is no valid session. */
    static final String SESSION_REQUIRED = "SESSION_REQUIRED";

    private static final Duration STORE_RETRY = Duration.ofSeconds(5);
    private static final String BROKEN = "Something is broken here; the log says what";

    private Refusals() {}

    /** The answer, or empty where the exception is not one of ours. */
    static Optional<Refusal> of(@Nullable Throwable thrown) {
        return thrown instanceof SessionException ours ? Optional.ofNullable(refusal(ours)) : Optional.empty();
    }

    /** The answer for how a handler has closed its call, if it did so for one of our exceptions. */
    static Optional<Refusal> of(Status closed) {
        return closed.getCode() == Code.UNKNOWN ? of(closed.getCause()) : Optional.empty();
    }

    /** The answer for a failure that is none of the client's business. */
    static Refusal broken(RuntimeException failed) {
        LOG.error("Answered INTERNAL", failed);
        return Refusal.of(Code.INTERNAL, "BROKEN", BROKEN);
    }

    private static @Nullable Refusal refusal(SessionException thrown) {
        if (thrown instanceof SessionRequiredException required) {
            return required(required);
        } else if (thrown instanceof FreshLoginRequiredException fresh) {
            return Refusal.of(
                            Code.UNAUTHENTICATED, "FRESH_LOGIN_REQUIRED", "This needs a login that is not so long ago")
                    .saying("maxAge", Long.toString(fresh.maxAge().toSeconds()));
        } else if (thrown instanceof AccessDeniedException denied) {
            return Refusal.of(Code.PERMISSION_DENIED, "ACCESS_DENIED", "The session does not stand for enough")
                    .saying("required", denied.required().name());
        } else if (thrown instanceof InvalidRequestException invalid) {
            return Refusal.of(Code.INVALID_ARGUMENT, "INVALID_REQUEST", String.valueOf(invalid.getMessage()));
        } else if (thrown instanceof SessionStoreException broken) {
            LOG.warn("Answered UNAVAILABLE: {}", broken.getMessage());
            return Refusal.of(Code.UNAVAILABLE, "SESSIONS_UNAVAILABLE", "Sessions are unavailable, try again soon")
                    .retryAfter(STORE_RETRY);
        }
        Refusal login = LoginRefusals.of(thrown);
        return login == null ? mistake(thrown) : login;
    }

    private static Refusal required(SessionRequiredException thrown) {
        Refusal refusal = Refusal.of(Code.UNAUTHENTICATED, SESSION_REQUIRED, "A valid session is needed")
                .saying("reason", thrown.reason().name());
        return thrown.endReason()
                .map(ended -> refusal.saying("endReason", ended.code()))
                .orElse(refusal);
    }

    /** The client can do nothing about these. */
    private static @Nullable Refusal mistake(SessionException thrown) {
        String reason;
        if (thrown instanceof SessionTooLargeException) {
            reason = "SESSION_TOO_LARGE";
        } else if (thrown instanceof SessionDataException) {
            reason = "SESSION_DATA";
        } else if (thrown instanceof ReadOnlySessionException) {
            reason = "SESSION_READ_ONLY";
        } else if (thrown instanceof UnreadableSessionException) {
            reason = "SESSION_UNREADABLE";
        } else {
            return null;
        }
        LOG.error("Answered INTERNAL", thrown);
        return Refusal.of(Code.INTERNAL, reason, BROKEN);
    }
}
