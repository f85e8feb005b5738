package dev.sessionkit.spi;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionToken;

/** What a resolver found in a request: which session it names, and who vouches for that. Immutable. */
public sealed interface Claim {

    /**
     * The client proves its session itself: the record is looked up and the secret compared with its hash.
     *
     * @param token id and secret
     */
    record Presented(SessionToken token) implements Claim {}

    /**
     * A credential of another system, for a store with {@link ForeignSessions}.
     *
     * @param token as sent
     */
    record Foreign(ForeignToken token) implements Claim {}

    /**
     * The resolver itself knows who is calling, such as by a signature it has checked. Opens only a record that names this
     * resolver among its {@linkplain SessionState#vouchers() vouchers}: ids are public.
     *
     * @param id which session
     */
    record Vouched(SessionId id) implements Claim {}

    /**
     * The whole session travelled with the request, and the resolver has verified it.
     *
     * @param session as it was carried
     */
    record Carried(SessionRecord session) implements Claim {}

    /**
     * There was a credential, but it is none.
     *
     * @param reason {@link RejectReason#MALFORMED}, {@link RejectReason#AMBIGUOUS} or {@link RejectReason#REFUSED}; and only
     *     after a good signature {@link RejectReason#EXPIRED} or {@link RejectReason#ENDED}
     */
    record Refused(RejectReason reason) implements Claim {}
}
