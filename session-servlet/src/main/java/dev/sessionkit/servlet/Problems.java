package dev.sessionkit.servlet;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.core.SessionDataException;
import dev.sessionkit.servlet.problem.Problem;
import dev.sessionkit.servlet.problem.ProblemException;
import jakarta.servlet.ServletException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which exception is answered how: no session 401, too little 403, store broken 503. What is a mistake of the host's is 500, and
 * logged; whatever is not about sessions is the host's to answer.
 *
 * @param challenge of 401 and, for bearers, 403
 */
record Problems(Challenge challenge) {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    /** The answer, or empty where the exception is not one of ours. */
    Optional<Problem> of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof ServletException wrapping && wrapping.getRootCause() != null) {
            cause = wrapping.getRootCause();
        }
        return cause instanceof SessionException ours ? Optional.ofNullable(problem(ours)) : Optional.empty();
    }

    private @Nullable Problem problem(SessionException thrown) {
        if (thrown instanceof ProblemException told) {
            return challenged(told.problem());
        } else if (thrown instanceof SessionRequiredException required) {
            return required(required);
        } else if (thrown instanceof FreshLoginRequiredException fresh) {
            return Problem.of(401, "fresh-login-required", "This needs a login that is not so long ago")
                    .saying("maxAge", fresh.maxAge().toSeconds())
                    .with("WWW-Authenticate", challenge.staleLogin(fresh.maxAge()));
        } else if (thrown instanceof AccessDeniedException denied) {
            return denied(denied);
        } else if (thrown instanceof CrossSiteRequestException) {
            return Problem.of(403, "cross-site-request", "This may be another site's doing")
                    .saying("detail", String.valueOf(thrown.getMessage()));
        } else if (thrown instanceof SessionStoreException broken) {
            LOG.warn("Answered 503: {}", broken.getMessage());
            return Problem.of(503, "sessions-unavailable", "Sessions are unavailable, try again soon")
                    .with("Retry-After", RETRY_AFTER_SECONDS);
        }
        Problem login = new LoginProblems(challenge).of(thrown);
        return login == null ? mistake(thrown) : login;
    }

    /** RFC 9110, section 15.5.2. */
    private Problem challenged(Problem told) {
        return told.status() == 401 ? told.with("WWW-Authenticate", challenge.plain()) : told;
    }

    private Problem required(SessionRequiredException thrown) {
        Problem problem = Problem.of(401, "session-required", "A valid session is needed")
                .saying("reason", thrown.reason().name())
                .with(
                        "WWW-Authenticate",
                        thrown.reason() == RejectReason.ABSENT ? challenge.plain() : challenge.invalidToken());
        return thrown.endReason()
                .map(ended -> problem.saying("endReason", ended.code()))
                .orElse(problem);
    }

    private Problem denied(AccessDeniedException thrown) {
        Problem problem = Problem.of(403, "access-denied", "The session does not stand for enough")
                .saying("required", thrown.required().name());
        return challenge.isBearer() ? problem.with("WWW-Authenticate", challenge.insufficientScope()) : problem;
    }

    /** The client can do nothing about these. */
    private static @Nullable Problem mistake(SessionException thrown) {
        String code;
        if (thrown instanceof SessionTooLargeException) {
            code = "session-too-large";
        } else if (thrown instanceof SessionDataException) {
            code = "session-data";
        } else if (thrown instanceof ReadOnlySessionException) {
            code = "session-read-only";
        } else if (thrown instanceof UnreadableSessionException) {
            code = "session-unreadable";
        } else {
            return null;
        }
        LOG.error("Answered 500", thrown);
        return Problem.of(500, code, "Something is broken here; the log says what");
    }
}
