package dev.sessionkit.resolver.header;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.spi.Claim;
import java.util.List;

/** The answers to a request whose credential is none, made once. */
final class Refusals {

    /** What is there is not a token. */
    static final List<Claim> MALFORMED = List.of(new Claim.Refused(RejectReason.MALFORMED));

    /** More is there than one client would send. */
    static final List<Claim> AMBIGUOUS = List.of(new Claim.Refused(RejectReason.AMBIGUOUS));

    private Refusals() {}
}
