package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ForeignToken;
import java.util.List;
import java.util.Optional;

/** Whose tokens a header carries. */
public enum Tokens implements Carrier.Reader {
    /** This framework's, in their one canonical spelling. */
    SESSION {
        @Override
        public List<Claim> read(String text, int from, int to) {
            Optional<SessionToken> token = SessionToken.parse(text, from, to);
            if (token.isPresent()) {
                return List.of(new Claim.Presented(token.get()));
            }
            return Carrier.isNothing(text, from, to) ? List.of() : Refusals.MALFORMED;
        }
    },

    /** Another system's, for a store with {@link dev.sessionkit.spi.ForeignSessions}: any visible ASCII. */
    FOREIGN {
        @Override
        public List<Claim> read(String text, int from, int to) {
            if (to - from > ForeignToken.LONGEST) {
                return Refusals.MALFORMED;
            }
            Optional<ForeignToken> token = ForeignToken.parse(text.substring(from, to));
            return token.isPresent() ? List.of(new Claim.Foreign(token.get())) : Refusals.MALFORMED;
        }
    }
}
