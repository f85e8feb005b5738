package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import java.util.Optional;

/**
 * Why a request has no session. Immutable.
 *
 * @param reason why
 * @param endReason why the session ended, told to whoever presented a genuine token of it
 */
public record Rejection(RejectReason reason, Optional<EndReason> endReason) {

    /**
     * A rejection for another reason than that the session was ended.
     *
     * @param reason why
     */
    public Rejection(RejectReason reason) {
        this(reason, Optional.empty());
    }
}
