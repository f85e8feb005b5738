package dev.sessionkit.grpc;

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
import io.grpc.Status.Code;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the exceptions of signing in are answered. */
final class LoginRefusals {

    private static final Duration SOON = Duration.ofSeconds(1);

    private LoginRefusals() {}

    /** The answer, or null where the exception is not about signing in. */
    static @Nullable Refusal of(SessionException thrown) {
        if (thrown instanceof LoginRefusedException) {
            return Refusal.of(Code.UNAUTHENTICATED, "LOGIN_REFUSED", "Nothing that was sent proves who this is");
        } else if (thrown instanceof LoginThrottledException throttled) {
            return Refusal.of(
                            Code.RESOURCE_EXHAUSTED, "LOGIN_THROTTLED", "There were too many attempts, try again later")
                    .retryAfter(throttled.retryAfter());
        } else if (thrown instanceof LoginBusyException) {
            return Refusal.of(Code.UNAVAILABLE, "LOGIN_BUSY", "Too many are signing in, try again soon")
                    .retryAfter(SOON);
        } else if (thrown instanceof SessionLimitException full) {
            return Refusal.of(Code.FAILED_PRECONDITION, "SESSION_LIMIT", "There are as many sessions as allowed")
                    .saying("sessions", Integer.toString(full.sessions().size()));
        }
        return refused(thrown);
    }

    private static @Nullable Refusal refused(SessionException thrown) {
        if (thrown instanceof PasswordRefusedException password) {
            return Refusal.of(Code.INVALID_ARGUMENT, "PASSWORD_REFUSED", "The new password is not good enough")
                    .saying("fault", password.fault().name());
        } else if (thrown instanceof LogoutTokenRefusedException) {
            return Refusal.of(Code.INVALID_ARGUMENT, "LOGOUT_TOKEN_REFUSED", "The logout token proves nothing");
        } else if (thrown instanceof UnknownProviderException) {
            return Refusal.of(Code.NOT_FOUND, "UNKNOWN_PROVIDER", "There is no such login provider");
        } else if (thrown instanceof AccountTakenException) {
            return Refusal.of(Code.ALREADY_EXISTS, "ACCOUNT_TAKEN", "The name or the address is taken");
        } else if (thrown instanceof TooManyIdentitiesException) {
            return Refusal.of(
                    Code.FAILED_PRECONDITION, "TOO_MANY_IDENTITIES", "The account has as many identities as it can");
        }
        return null;
    }
}
