package dev.sessionkit.auth.throttle;

import java.time.Duration;

/** Whether a login may be tried. Thread-safe. */
public sealed interface ThrottleVerdict {

    /** It may; until {@link Allowed#giveBack} is called, it counts as failed, so that many at once are not too many. */
    final class Allowed implements ThrottleVerdict {

        private final Runnable giveBack;
        private boolean isGivenBack;

        Allowed(Runnable giveBack) {
            this.giveBack = giveBack;
        }

        /** The password was right, or was not judged at all. Thread-safe; the second time does nothing. */
        public synchronized void giveBack() {
            if (!isGivenBack) {
                isGivenBack = true;
                giveBack.run();
            }
        }
    }

    /**
     * It may not, and does not count.
     *
     * @param retryAfter how long until it may, more than nothing
     */
    record Refused(Duration retryAfter) implements ThrottleVerdict {}
}
