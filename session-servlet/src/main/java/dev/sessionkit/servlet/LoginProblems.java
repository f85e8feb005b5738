package dev.sessionkit.servlet;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.auth.AccountTakenException;
import dev.sessionkit.auth.LoginRefusedException;
import dev.sessionkit.auth.LogoutTokenRefusedException;
import dev.sessionkit.auth.SessionLimitException;
import dev.sessionkit.auth.TooManyIdentitiesException;
import dev.sessionkit.auth.UnknownProviderException;
import dev.sessionkit.auth.password.LoginBusyException;
import dev.sessionkit.auth.password.PasswordRefusedException;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.servlet.problem.LoginProblem;
import dev.sessionkit.servlet.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the exceptions of signing in are answered.
 *
 * @param challenge of 401
 */
record LoginProblems(Challenge challenge) {

    private static final String SOON_SECONDS = "1";

    /** The answer, or null where the exception is not about signing in. */
    @Nullable
    Problem of(SessionException thrown) {
        if (thrown instanceof LoginRefusedException) {
            return LoginProblem.refused().with("WWW-Authenticate", challenge.plain());
        } else if (thrown instanceof LoginThrottledException throttled) {
            return Problem.of(429, "login-throttled", "There were too many attempts, try again later")
                    .with("Retry-After", Long.toString(wholeSeconds(throttled.retryAfter())));
        } else if (thrown instanceof LoginBusyException) {
            return Problem.of(503, "login-busy", "Too many are signing in, try again soon")
                    .with("Retry-After", SOON_SECONDS);
        } else if (thrown instanceof SessionLimitException full) {
            return LoginProblem.limit(full.sessions());
        }
        return refused(thrown);
    }

    private static @Nullable Problem refused(SessionException thrown) {
        if (thrown instanceof PasswordRefusedException password) {
            return Problem.of(400, "password-refused", "The new password is not good enough")
                    .saying("fault", password.fault().name());
        } else if (thrown instanceof LogoutTokenRefusedException) {
            return Problem.of(400, "logout-token-refused", "The logout token proves nothing");
        } else if (thrown instanceof UnknownProviderException) {
            return Problem.of(404, "unknown-provider", "There is no such login provider");
        } else if (thrown instanceof AccountTakenException) {
            return Problem.of(409, "account-taken", "The name or the address is taken");
        } else if (thrown instanceof TooManyIdentitiesException) {
            return Problem.of(409, "too-many-identities", "The account has as many identities as it can");
        }
        return null;
    }

    /** Rounded up: who comes back after so many seconds is not too early. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
