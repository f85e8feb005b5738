package dev.sessionkit.store.token.claims;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.store.token.jws.KeySet;
import dev.sessionkit.store.token.jws.VerifyingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of judging a token. Immutable. */
public sealed interface Judged {

    /** What a resolver answers. */
    List<Claim> claims();

    /**
     * It counts.
     *
     * @param session what it carries
     * @param claims the same, made once
     * @param end when it stops to count, exclusive
     * @param key who signed it
     * @param keys among which that key was
     * @param issuedFor the session that its {@code sid} names, if it names one of ours
     */
    record Accepted(
            SessionRecord session,
            List<Claim> claims,
            Instant end,
            VerifyingKey key,
            KeySet keys,
            Optional<SessionId> issuedFor)
            implements Judged {}

    /**
     * It does not.
     *
     * @param claims the reason
     */
    record Refused(List<Claim> claims) implements Judged {

        private static final Refused MALFORMED = of(RejectReason.MALFORMED);
        private static final Refused REFUSED = of(RejectReason.REFUSED);
        private static final Refused EXPIRED = of(RejectReason.EXPIRED);
        private static final Refused ENDED = of(RejectReason.ENDED);

        private static Refused of(RejectReason reason) {
            return new Refused(List.of(new Claim.Refused(reason)));
        }

        /**
         * The answer of a reason, made once.
         *
         * @param reason MALFORMED, EXPIRED or ENDED; any other is REFUSED
         */
        public static Refused because(RejectReason reason) {
            return switch (reason) {
                case MALFORMED -> MALFORMED;
                case EXPIRED -> EXPIRED;
                case ENDED -> ENDED;
                default -> REFUSED;
            };
        }
    }
}
